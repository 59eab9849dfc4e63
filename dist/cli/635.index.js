export const id = 635;
export const ids = [635];
export const modules = {

/***/ 9635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UserError: () => (/* binding */ UserError)
/* harmony export */ });
/** A mistake that a person can mend: shown as its words alone, never with a stack. */
class UserError extends Error {
    problems;
    next;
    exitCode;
    /**
     * @param problems what happened, one line or paragraph each; all of them at once
     * @param next what to type next, one command a line
     */
    constructor(problems, next = [], exitCode = 2) {
        super(problems.join('\n'));
        this.problems = problems;
        this.next = next;
        this.exitCode = exitCode;
        this.name = 'UserError';
    }
    /** Whether it meets everything else of its kind too, until a person has mended it. */
    get isGeneral() {
        return false;
    }
}


/***/ })

};
