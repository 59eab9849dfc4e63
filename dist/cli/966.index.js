export const id = 966;
export const ids = [966];
export const modules = {

/***/ 9966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   systemClock: () => (/* binding */ systemClock)
/* harmony export */ });
/** The machine's clock: UTC, milliseconds. */
const systemClock = { now: () => new Date().toISOString() };


/***/ })

};
