export const id = 503;
export const ids = [503];
export const modules = {

/***/ 3503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UserError: () => (/* binding */ UserError)
/* harmony export */ });
/** A problem that a person can fix. Shown as text, never with a stack trace. */
class UserError extends Error {
    problems;
    next;
    exitCode;
    /**
     * @param problems all problems, one line or paragraph each
     * @param next what to type next, one command a line
     */
    constructor(problems, next = [], exitCode = 2) {
        super(problems.join('\n'));
        this.problems = problems;
        this.next = next;
        this.exitCode = exitCode;
        this.name = 'UserError';
    }
    /** Whether the same operation would fail for every other task too until a person fixes the cause. */
    get isGeneral() {
        return false;
    }
}


/***/ })

};
