export const id = 831;
export const ids = [831];
export const modules = {

/***/ 831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NEEDED_NODE: () => (/* binding */ NEEDED_NODE),
/* harmony export */   isAtLeast: () => (/* binding */ isAtLeast),
/* harmony export */   l: () => (/* binding */ NEEDED_GIT)
/* harmony export */ });
/** Minimum versions of the programs that Tributary needs. */
const NEEDED_NODE = '20.20';
const NEEDED_GIT = '2.39';
/** Whether `v20.20.2` or `2.39.5 (Apple Git-154)` is at least `needed`, by its first two numbers. */
function isAtLeast(version, needed) {
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
    const [needMajor = 0, needMinor = 0] = needed.split('.').map(Number);
    return Number(major) > needMajor || (Number(major) === needMajor && Number(minor) >= needMinor);
}


/***/ })

};
