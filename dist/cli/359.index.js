export const id = 359;
export const ids = [359];
export const modules = {

/***/ 359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   demoCommand: () => (/* binding */ demoCommand)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _adapters_files_run_directory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1227);
/* harmony import */ var _core_metrics_metrics_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7074);
/* harmony import */ var _adapters_git_git_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7863);
/* harmony import */ var _adapters_tasks_tasks_md_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7161);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7380);
/** `tributary demo`: the guide's scenario on a small bank, with scripted agents, in a repository of its own. */








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
/** @returns 0 where it ran: tasks that did not land are its story */
async function demoCommand(context) {
    const root = await makeRepository(context);
    const { tasks } = _adapters_tasks_tasks_md_js__WEBPACK_IMPORTED_MODULE_6__/* .tasksMd */ .w.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'TASKS.md'), 'utf8'));
    const ask = tasks.filter(({ state }) => state === 'todo').map(({ id }) => id);
    const typed = `tributary run ${ask.join(' ')}`;
    context.stdout.write(`The demo's repository: ${root}\n$ ${typed}\n\n`);
    const code = await (0,_run_js__WEBPACK_IMPORTED_MODULE_7__.runCommand)({ ...context, cwd: root, typed }, { ask, onOverlap: 'sequential' });
    context.stdout.write(`\n${await guideMetrics(root)}\n`);
    context.stdout.write([
        '',
        'Look around:',
        `  cd ${root}`,
        '  git log --oneline --graph     what landed, one task a merge',
        '  cat TASKS.md                  what is marked done or failed',
        '  ls .worktrees                 what was kept for you',
        '  agents/scripts/*.json         what each agent does: change one, commit, run again',
        '',
    ].join('\n'));
    return code === 1 ? 0 : code;
}
async function makeRepository(context) {
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(context.environment['TMPDIR'] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'tributary-demo-'));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.cp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(context.packageRoot, 'examples', 'bank'), root, { recursive: true });
    const git = (0,_adapters_git_git_js__WEBPACK_IMPORTED_MODULE_5__/* .createGit */ .lD)(root, context.environment);
    await git(['init', '--quiet', '--initial-branch=main']);
    await git(['config', 'user.name', _adapters_git_git_js__WEBPACK_IMPORTED_MODULE_5__/* .IDENTITY */ .zK.name]);
    await git(['config', 'user.email', _adapters_git_git_js__WEBPACK_IMPORTED_MODULE_5__/* .IDENTITY */ .zK.email]);
    await git(['add', '--all']);
    await git(['commit', '--quiet', '-m', 'The bank']);
    return root;
}
/** The metrics under the guide's keys; the file has more. */
async function guideMetrics(root) {
    const runs = (0,_adapters_files_run_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .createRuns */ .x)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, '.git'));
    const newest = await runs.newest();
    const metrics = newest && (await runs.open(newest.run).read('report/metrics.json', _core_metrics_metrics_js__WEBPACK_IMPORTED_MODULE_4__/* .Metrics */ .K1));
    return metrics
        ? JSON.stringify(Object.fromEntries(GUIDE_KEYS.map((key) => [key, metrics[key]])), null, 2)
        : '';
}


/***/ })

};
