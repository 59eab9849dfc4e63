export const id = 667;
export const ids = [667];
export const modules = {

/***/ 7667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planCommand: () => (/* binding */ planCommand)
/* harmony export */ });
/* harmony import */ var _project_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5107);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2117);


/** @returns 0 where something would start, 2 where nothing would */
const planCommand = async (context, options) => {
    const project = await (0,_project_js__WEBPACK_IMPORTED_MODULE_0__/* .openProject */ .U)(context, options.base);
    const onOverlap = options.onOverlap ?? project.config['on-overlap'] ?? 'sequential';
    const plan = await (0,_run_js__WEBPACK_IMPORTED_MODULE_1__.draftPlan)(context, project, options.ask, onOverlap);
    context.stdout.write(`${(0,_run_js__WEBPACK_IMPORTED_MODULE_1__.planShown)(plan, options)}\n`);
    return plan.assign.length + plan.adopt.length + plan.later.length > 0 ? 0 : 2;
};


/***/ })

};
