export const id = 563;
export const ids = [563];
export const modules = {

/***/ 6563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   demoCommand: () => (/* binding */ demoCommand)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var simple_git__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4474);
/* harmony import */ var _open_runs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1418);
/* harmony import */ var _core_git_names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3314);
/* harmony import */ var _core_metrics_metrics_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4944);
/* harmony import */ var _adapters_tasks_tasks_md_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5307);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9243);
/* harmony import */ var _core_run_layout_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9557);
/** `tributary demo`: the guide's scenario on a small bank application, with scripted agents, in a new repository. */










const GUIDE_KEYS = [
    'totalTasks',
    'successful',
    'failed',
    'parallelTime',
    'estimatedSequentialTime',
    'speedup',
    'cost',
    'gateBlocks',
    'testFailures',
];
/** @returns 0 if the demo ran, even though some of its tasks do not land */
async function demoCommand(context) {
    const root = await makeRepository(context);
    const { tasks } = _adapters_tasks_tasks_md_js__WEBPACK_IMPORTED_MODULE_7__/* .tasksMd */ .w.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'TASKS.md'), 'utf8'));
    const ask = tasks.filter(({ state }) => state === 'todo').map(({ id }) => id);
    const typed = `tributary run ${ask.join(' ')}`;
    context.stdout.write(`The demo's repository: ${root}\n$ ${typed}\n\n`);
    const code = await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__.runCommand)({ ...context, cwd: root, typed }, { ask, onOverlap: 'sequential' });
    context.stdout.write(`\n${await guideMetrics(context, root)}\n`);
    context.stdout.write([
        '',
        'Look around:',
        `  cd ${root}`,
        '  git log --oneline --graph     what landed, one merge per task',
        '  cat TASKS.md                  the tasks that are marked done or failed',
        '  ls .worktrees                 the worktrees of tasks that did not land',
        '  agents/scripts/*.json         the script of each agent: change one, commit, run again',
        '',
    ].join('\n'));
    return code === 1 ? 0 : code;
}
async function makeRepository(context) {
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(context.environment['TMPDIR'] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'tributary-demo-'));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.cp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(context.packageRoot, 'examples', 'bank'), root, { recursive: true });
    // Wait for the output to close, not only for the exit: git leaves no process here that would keep it open.
    const git = (0,simple_git__WEBPACK_IMPORTED_MODULE_3__/* .simpleGit */ .Lp)(root, {
        completion: { onClose: true, onExit: false },
        // Nothing of the person's own configuration runs: no signing, no hooks.
        config: ['commit.gpgSign=false', 'core.hooksPath=/dev/null'],
        unsafe: { allowUnsafeHooksPath: true },
    });
    const { PATH = '', HOME = '' } = context.environment;
    await git
        .env({ PATH, HOME })
        .init(['--initial-branch=main'])
        .addConfig('user.name', _core_git_names_js__WEBPACK_IMPORTED_MODULE_5__/* .IDENTITY */ .zK.name)
        .addConfig('user.email', _core_git_names_js__WEBPACK_IMPORTED_MODULE_5__/* .IDENTITY */ .zK.email)
        .add('.')
        .commit('The bank');
    return root;
}
/** The metrics that the guide shows; the file has more. */
async function guideMetrics(context, root) {
    const runs = await (0,_open_runs_js__WEBPACK_IMPORTED_MODULE_4__/* .openRuns */ .t)(context, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, '.git'));
    const newest = await runs.newest();
    const metrics = newest && (await runs.open(newest.run).read(_core_run_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .REPORT */ .ri.metrics, _core_metrics_metrics_js__WEBPACK_IMPORTED_MODULE_6__/* .Metrics */ .K1));
    return metrics
        ? JSON.stringify(Object.fromEntries(GUIDE_KEYS.map((key) => [key, metrics[key]])), null, 2)
        : '';
}


/***/ })

};
