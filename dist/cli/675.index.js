export const id = 675;
export const ids = [675];
export const modules = {

/***/ 276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qn: () => (/* binding */ configSchema)
/* harmony export */ });
/* unused harmony exports durationText, SHORT_KEYS */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8439);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6921);
/* harmony import */ var _core_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6641);
/** The JSON Schema of `.github/tributary.yml` for editors, generated from the input side of the zod schema. */


/** Keywords that do not restrict a value. */
const WORDS = new Set(['title', 'description']);
/**
 * The schema of the file as a person may write it: short forms, defaults, titles that describe values.
 * @throws Error if a refinement of the zod schema has no JSON Schema equivalent, since the result would be wrong
 */
function configSchema() {
    const generated = zod__WEBPACK_IMPORTED_MODULE_1__/* .toJSONSchema */ .bl(_core_config_js__WEBPACK_IMPORTED_MODULE_0__/* .Config */ .T, {
        io: 'input',
        target: 'draft-7',
        override: ({ zodSchema, jsonSchema }) => {
            addChecks(zodSchema, jsonSchema);
            addDefault(zodSchema, jsonSchema);
            addShortForm(zodSchema, jsonSchema);
        },
    });
    const { $schema, ...rest } = generated;
    return {
        ...($schema === undefined ? {} : { $schema }),
        title: 'Tributary configuration',
        description: 'What .github/tributary.yml may hold',
        ...rest,
    };
}
/** Formats seconds as in the configuration: 1800 → `30m`. */
function durationText(seconds) {
    if (seconds % 3600 === 0)
        return `${seconds / 3600}h`;
    return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
/** Uses a check's message as the title. zod omits refinements: their JSON Schema equivalent is in `meta`. */
function addChecks(zodSchema, jsonSchema) {
    if (!(zodSchema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodType */ .aRx))
        return;
    for (const check of zodSchema.def.checks ?? []) {
        // oxlint-disable-next-line no-underscore-dangle -- zod's public name for it
        const { check: kind, error } = check._zod.def;
        // zod stores a message given as text as a function that ignores its argument.
        const message = error?.(undefined);
        const words = typeof message === 'string' ? message : '';
        if (kind === 'custom' && !Object.keys(zodSchema.meta() ?? {}).some((key) => !WORDS.has(key)))
            throw new Error(`No JSON Schema for the refinement "${words}"`);
        if (words !== '' && jsonSchema.type === 'string')
            jsonSchema.title = words;
    }
}
/** zod drops the default of a transformed value, since it is an output value; this formats durations again. */
function addDefault(zodSchema, jsonSchema) {
    if (!(zodSchema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodDefault */ .XiL) || jsonSchema.default !== undefined)
        return;
    const value = zodSchema.def.defaultValue;
    jsonSchema.default = typeof value === 'number' ? durationText(value) : value;
}
/** The keys of a mapping that a plain text can stand for. */
const SHORT_KEYS = ['run', 'mode'];
/** zod ignores the input of a preprocessing step; this adds the plain text as an alternative to a mapping. */
function addShortForm(zodSchema, jsonSchema) {
    if (!(zodSchema instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodPipe */ .utH) || !(zodSchema.in instanceof zod__WEBPACK_IMPORTED_MODULE_2__/* .ZodTransform */ .CLY))
        return;
    const long = { ...jsonSchema };
    const short = SHORT_KEYS.map((key) => long.properties?.[key]).find((each) => each !== undefined);
    if (short === undefined)
        throw new Error('No short form for this mapping');
    for (const key of Object.keys(jsonSchema))
        delete jsonSchema[key];
    Object.assign(jsonSchema, { anyOf: [short, long] });
}


/***/ }),

/***/ 2853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ MAX_GLOB),
/* harmony export */   j: () => (/* binding */ ruleComplaints)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4006);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1811);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6587);
/* harmony import */ var _text_near_miss_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8954);
/** Rules between parts of the configuration, which a schema cannot express. */





const builtInGates = ['security', 'compliance'];
const MAX_GLOB = 500;
/**
 * All violated rules. Works on the unvalidated file, so that rules are checked even if the schema does not
 * match; the schema reports values of an unexpected shape.
 */
function* ruleComplaints(file) {
    yield* sameNames(file);
    yield* unknownAgents(file);
    yield* gatesWithoutCommand(file);
    yield* refusedVariables(file);
    yield* brokenGlobs(file);
    yield* folders(file);
    yield* nulCharacters(file, []);
}
/** Names become file names, also on case-insensitive file systems; gates and reviews share a folder. */
function* sameNames(file) {
    yield* twins(file, ['agents'], []);
    yield* twins(file, ['suites'], []);
    yield* twins(file, ['gates', 'reviews'], builtInGates);
}
function* twins(file, sections, builtIn) {
    const taken = new Map(builtIn.map((name) => [name, { name, section: 'the built-in gates' }]));
    for (const section of sections)
        for (const name of names(file, section)) {
            const twin = taken.get(name.toLowerCase());
            const settings = section === 'gates' && builtIn.includes(name);
            if (twin === undefined)
                taken.set(name.toLowerCase(), { name, section });
            else if (!settings)
                yield { path: [section, name], of: 'key', message: sameName(name, twin) };
        }
}
function sameName(name, twin) {
    const how = twin.name === name ? 'is the same as' : 'differs only by case from';
    return `the name ${how} ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .pathText */ .LF)([twin.name])} in ${twin.section}; choose another one`;
}
function* unknownAgents(file) {
    const agents = names(file, 'agents');
    if (agents.length === 0)
        return;
    const named = [[['default-agent'], file['default-agent']]];
    for (const [path, rule] of parts(file, 'subtasks'))
        named.push([[...path, 'agent'], rule['agent']]);
    for (const [path, name] of named) {
        if (typeof name !== 'string' || agents.includes(name))
            continue;
        const near = (0,_text_near_miss_js__WEBPACK_IMPORTED_MODULE_2__/* .nearMiss */ .b)(name, agents);
        const all = agents.slice(0, 10).map((agent) => (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .pathText */ .LF)([agent]));
        const hint = near === undefined ? `the agents are ${all.join(', ')}` : `did you mean ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .pathText */ .LF)([near])}?`;
        yield { path, of: 'value', message: `there is no agent ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(name)}; ${hint}` };
    }
}
function names(file, section) {
    const part = file[section];
    return (0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .p)(part) ? Object.keys(part) : [];
}
function* gatesWithoutCommand(file) {
    for (const [path, gate] of parts(file, 'gates')) {
        if (Object.hasOwn(gate, 'run') || builtInGates.includes(String(path[1])))
            continue;
        const message = 'missing: expected a command; only security and compliance can omit it';
        yield { path: [...path, 'run'], of: 'key', message };
    }
}
function* refusedVariables(file) {
    const places = [
        [[], file],
        ...parts(file, 'agents', 'suites', 'gates', 'reviews'),
    ];
    for (const [path, part] of places)
        for (const [at, variable] of texts(part['env'], [...path, 'env'])) {
            const prefix = /^(?:TRIBUTARY|GIT)_/.exec(variable)?.[0];
            if (prefix === undefined)
                continue;
            const message = `only Tributary sets variables that begin with ${prefix}; remove it`;
            yield { path: at, of: 'value', message };
        }
}
function* brokenGlobs(file) {
    const lists = [
        [['protected'], file['protected']],
        [['allow'], file['allow']],
    ];
    for (const [path, part] of parts(file, 'agents', 'gates', 'reviews', 'subtasks'))
        if ((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .p)(part['when']))
            lists.push([[...path, 'when', 'paths'], part['when']['paths']]);
    for (const [path, list] of lists)
        for (const [at, glob] of texts(list, path)) {
            const message = globProblem(glob);
            if (message !== undefined)
                yield { path: at, of: 'value', message };
        }
}
function* texts(list, path) {
    if (!Array.isArray(list))
        return;
    for (const [index, item] of list.entries())
        if (typeof item === 'string')
            yield [[...path, index], item];
}
function globProblem(glob) {
    // The schema reports an empty one.
    if (glob === '')
        return undefined;
    if (glob.length > MAX_GLOB)
        return `a glob can have at most ${MAX_GLOB} characters, but this one has ${glob.length}`;
    if (glob.startsWith('/'))
        return `a glob is relative to the repository's root: remove the leading /`;
    if (glob.split(/[\\/{},()|]/).includes('..'))
        return 'a glob may not contain ..';
    // In a list, a negated glob would match every other file.
    if (/^!(?!\()/.test(glob))
        return 'a glob may not begin with !';
    try {
        picomatch__WEBPACK_IMPORTED_MODULE_4__.makeRe(glob, { strictBrackets: true });
        return undefined;
    }
    catch (error) {
        return `not a valid glob: ${error instanceof Error ? error.message : 'it cannot be read'}`;
    }
}
/** Paths that must name a file, but name a folder after normalisation. */
function* folders(file) {
    const paths = [[['tasks'], file['tasks']]];
    for (const [path, agent] of parts(file, 'agents'))
        paths.push([[...path, 'instructions'], agent['instructions']]);
    for (const [path, value] of paths) {
        if (typeof value !== 'string' || value === '')
            continue;
        if (/(?:^|\/)\.?$/.test(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(value)))
            yield { path, of: 'value', message: `expected a file, got the folder ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(value)}` };
    }
}
/** The named mappings of some sections, with their paths. */
function* parts(file, ...sections) {
    for (const section of sections) {
        const named = file[section];
        if (!(0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .p)(named))
            continue;
        for (const [name, part] of Object.entries(named))
            if ((0,_shape_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .p)(part))
                yield [[section, name], part];
    }
}
/** A quoted escape can produce a NUL character, which no command, variable or path can contain. */
function* nulCharacters(value, path) {
    if (typeof value === 'string' && value.includes('\0'))
        yield { path, of: 'value', message: 'contains a NUL character; remove it' };
    if (typeof value !== 'object' || value === null)
        return;
    for (const [key, inner] of Object.entries(value)) {
        const here = [...path, Array.isArray(value) ? Number(key) : key];
        if (key.includes('\0'))
            yield { path: here, of: 'key', message: 'contains a NUL character; remove it' };
        yield* nulCharacters(inner, here);
    }
}


/***/ }),

/***/ 6587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ shapeComplaints),
/* harmony export */   p: () => (/* binding */ isMapping)
/* harmony export */ });
/* harmony import */ var _core_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6641);
/* harmony import */ var _json_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(276);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1811);
/* harmony import */ var _text_near_miss_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8954);




function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** @param file the data that zod rejected with `error` */
function* shapeComplaints(error, file) {
    const schema = (0,_json_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .configSchema */ .Qn)();
    for (const issue of [...error.issues, ...issuesBehindWrongNames(error, file)]) {
        const path = issue.path.filter((step) => typeof step !== 'symbol');
        if (issue.code === 'unrecognized_keys')
            for (const key of issue.keys)
                yield unknownKey(schema, path, key);
        else if (issue.code === 'invalid_key')
            yield wrongName(schema, path);
        // Refinements have messages of their own; other messages come from zod and are replaced.
        else
            yield wrongValue(schema, path, file, issue.code === 'custom' ? issue.message : undefined);
    }
}
/** zod does not check the value of an invalid name, so such values are checked again under valid names. */
function issuesBehindWrongNames(error, file) {
    const wrong = error.issues.filter(({ code }) => code === 'invalid_key').map(({ path }) => path);
    const sections = new Map();
    for (const [section, name] of wrong) {
        const names = sections.get(section) ?? [];
        sections.set(section, names);
        names.push(String(name));
    }
    const renamed = Object.entries(file).map(([section, part]) => {
        const names = sections.get(section);
        if (names === undefined || !isMapping(part))
            return [section, part];
        return [
            section,
            Object.fromEntries(names.map((name, index) => [`n${index}`, part[name]])),
        ];
    });
    const again = wrong.length === 0 ? undefined : _core_config_js__WEBPACK_IMPORTED_MODULE_0__/* .Config */ .T.safeParse(Object.fromEntries(renamed));
    return (again?.error?.issues ?? []).flatMap((issue) => {
        const [section, name, ...rest] = issue.path;
        const before = sections.get(section)?.[Number(String(name).slice(1))];
        return before === undefined || section === undefined
            ? []
            : [{ ...issue, path: [section, before, ...rest] }];
    });
}
function unknownKey(schema, parent, key) {
    const here = Object.keys((0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .longForm */ .JW)((0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .schemaAt */ .lv)(schema, parent) ?? {}).properties ?? {});
    const message = `unknown key; ${keyHint(schema, here, key)}`;
    return { path: [...parent, key], of: 'key', message };
}
/** One wrong letter is a typing mistake; with two, a key that belongs elsewhere is more likely. */
function keyHint(schema, here, key) {
    const slip = (0,_text_near_miss_js__WEBPACK_IMPORTED_MODULE_2__/* .nearMiss */ .b)(key, here, 1);
    if (slip !== undefined)
        return `did you mean ${slip}?`;
    const places = (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .keyPlaces */ .q_)(schema).get(key);
    if (places !== undefined)
        return `it belongs ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .either */ .gP)(places.map((place) => (place === '' ? 'at the top level' : `in ${place}`)))}`;
    const near = (0,_text_near_miss_js__WEBPACK_IMPORTED_MODULE_2__/* .nearMiss */ .b)(key, here);
    return near === undefined ? `known keys: ${here.join(', ')}` : `did you mean ${near}?`;
}
function wrongName(schema, path) {
    const names = (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .schemaAt */ .lv)(schema, path.slice(0, -1))?.propertyNames ?? {};
    const message = `expected ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .expected */ .p6)(names)}, got ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(String(path.at(-1)))}`;
    return { path, of: 'key', message };
}
function wrongValue(schema, path, file, wanted) {
    const parent = path.slice(0, -1);
    // With the short form, zod's `suites.unit.run` is `suites.unit` in the file.
    if (typeof valueAt(file, parent) === 'string')
        return wrongValue(schema, parent, file, wanted);
    const value = valueAt(file, path);
    const words = wanted ?? (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .expected */ .p6)((0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .schemaAt */ .lv)(schema, path) ?? {}, value);
    return value === undefined
        ? { path, of: 'key', message: `missing: expected ${words}` }
        : { path, of: 'value', message: `expected ${words}, got ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .preview */ .VH)(value)}` };
}
function valueAt(file, path) {
    let here = file;
    for (const step of path) {
        if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step))
            return undefined;
        here = here[step];
    }
    return here;
}


/***/ }),

/***/ 1811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JW: () => (/* binding */ longForm),
/* harmony export */   LF: () => (/* binding */ pathText),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   VH: () => (/* binding */ preview),
/* harmony export */   gP: () => (/* binding */ either),
/* harmony export */   lv: () => (/* binding */ schemaAt),
/* harmony export */   p6: () => (/* binding */ expected),
/* harmony export */   q_: () => (/* binding */ keyPlaces)
/* harmony export */ });
/** Characters that would change or hide the line that they are shown in. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Text in quotes, cut to 60 characters, with invisible characters as `\u{…}`. */
function quoted(text) {
    const points = Array.from(text.slice(0, 200));
    const short = points.length > 60 ? `${points.slice(0, 59).join('')}…` : text;
    const escaped = short.replaceAll(/["\\]/g, String.raw `\$&`);
    return `"${escaped.replaceAll(unprintable, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`)}"`;
}
/** `agents.claude.env[0]`; keys that are not plain words are quoted. */
function pathText(path) {
    const steps = path.map((step) => {
        if (typeof step === 'number')
            return `[${step}]`;
        return /^[\w-]{1,64}$/.test(step) ? `.${step}` : `.${quoted(step)}`;
    });
    return steps.join('').replace(/^\./, '');
}
/** The actual value, for `got …`. */
function preview(value) {
    if (value === undefined || value === null)
        return 'nothing';
    if (typeof value === 'string')
        return quoted(value);
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
    if (typeof value === 'number' || typeof value === 'boolean')
        return `${value}`;
    return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping';
}
/**
 * The expected value, for `expected …`.
 * @param got the actual value: "whole" is mentioned only for a number that is not whole
 */
function expected(schema, got) {
    if (schema.title !== undefined)
        return schema.title;
    if (schema.anyOf !== undefined)
        return schema.anyOf.map((way) => expected(way)).join(' or ');
    if (schema.enum !== undefined)
        return either(schema.enum);
    const words = {
        integer: `a ${isFraction(got) ? 'whole ' : ''}number${bounds(schema)}`,
        number: `a number${bounds(schema)}`,
        boolean: 'true or false',
        string: `text${length(schema)}`,
        array: schema.maxItems === undefined ? 'a list' : `a list of at most ${schema.maxItems}`,
        object: 'a mapping',
    };
    return words[schema.type ?? 'object'];
}
/** `a, b or c`. */
function either(words) {
    const last = words.at(-1) ?? '';
    return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
/** The schema of the mapping, if a short form is allowed in its place; else the schema itself. */
function longForm(schema) {
    return schema.anyOf?.find((way) => way.type === 'object') ?? schema;
}
/** The schema at a path; undefined if the schema has no such path. */
function schemaAt(schema, path) {
    let here = schema;
    for (const step of path) {
        if (here === undefined)
            return undefined;
        const { properties, additionalProperties, items } = longForm(here);
        if (typeof step === 'number')
            here = items ?? listForm(here)?.items;
        else if (properties && Object.hasOwn(properties, step))
            here = properties[step];
        else
            here = additionalProperties || undefined;
    }
    return here;
}
/** Maps each known key to the mappings that may contain it; `''` is the top level. */
function keyPlaces(schema, place = [], found = new Map()) {
    const { properties = {}, additionalProperties } = longForm(schema);
    for (const [key, value] of Object.entries(properties)) {
        found.set(key, [...(found.get(key) ?? []), place.join('.')]);
        keyPlaces(value, [...place, key], found);
    }
    if (additionalProperties)
        keyPlaces(additionalProperties, [...place, '<name>'], found);
    return found;
}
function listForm({ anyOf }) {
    return anyOf?.find((way) => way.type === 'array');
}
function isFraction(value) {
    return typeof value === 'number' && !Number.isInteger(value);
}
function bounds({ minimum, exclusiveMinimum, maximum }) {
    if (minimum !== undefined)
        return maximum === undefined ? ` of at least ${minimum}` : ` from ${minimum} to ${maximum}`;
    const limits = [
        ...(exclusiveMinimum === undefined ? [] : [`greater than ${exclusiveMinimum}`]),
        ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ];
    return limits.length === 0 ? '' : ` ${limits.join(' and ')}`;
}
function length({ minLength = 0, maxLength }) {
    if (maxLength !== undefined)
        return ` of ${minLength} to ${maxLength} characters`;
    return minLength > 0 ? ' that is not empty' : '';
}


/***/ }),

/***/ 8099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readYaml),
/* harmony export */   q: () => (/* binding */ most)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8815);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1811);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4395);
/** Parses YAML to a value, with the position of each part. Refuses documents that can only be attacks. */




/** Limits far above any real configuration, but small enough to parse quickly. */
const most = { kilobytes: 256, depth: 40, values: 10_000, aliases: 50 };
/** Messages for common mistakes; others keep the library's message. */
const plainWords = {
    TAB_AS_INDENT: 'the indentation contains a tab; use spaces',
    BLOCK_AS_IMPLICIT_KEY: 'this line has a second "key: value", or the next line is indented too far; put text that contains ": " in quotes',
    BAD_SCALAR_START: 'text cannot begin with this character; put it in quotes',
    MULTIPLE_DOCS: 'a second document begins here; the file may contain only one',
    NON_STRING_KEY: 'a key must be text',
    TAG_RESOLVE_FAILED: 'tags (!name) are not supported; remove it',
};
/**
 * Reads YAML 1.2 with its core schema: one document, keys that are text, no other tags, no merge keys.
 * @returns the value with its positions, or all problems
 */
function readYaml(source) {
    const text = source.replace(/^\uFEFF/, '');
    const place = placesOf(text);
    const unfit = unfitText(text, place) ?? unfitShape(text);
    if (unfit !== undefined)
        return { is: 'unreadable', problems: [unfit] };
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(text, {
        version: '1.2',
        schema: 'core',
        merge: false,
        resolveKnownTags: false,
        stringKeys: true,
        // The library's check is quadratic and does not report the path; `keyProblems` replaces it.
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: 'error',
    });
    const errors = [...document.errors, ...aliasErrors(document, document.contents, [])];
    if (errors.length > 0)
        return { is: 'unreadable', problems: oneEachLine(errors, place) };
    return readDocument(document, place);
}
function placesOf(text) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_1__/* .LineCounter */ .HN();
    lines.addNewLine(0);
    for (const { index } of text.matchAll(/\n/g))
        lines.addNewLine(index + 1);
    return (offset) => {
        const { line, col } = lines.linePos(offset);
        return { line, column: col };
    };
}
function unfitText(text, place) {
    const kilobytes = Math.ceil(node_buffer__WEBPACK_IMPORTED_MODULE_0__.Buffer.byteLength(text) / 1024);
    if (kilobytes > most.kilobytes)
        return top(`the file has ${kilobytes} KB; the limit is ${most.kilobytes} KB`);
    // YAML 1.2, 5.1: a text must not contain control characters other than tab and line breaks.
    const control = /(?![\t\n\r\u0085])\p{Cc}/u.exec(text);
    if (control === null)
        return undefined;
    const message = `the control character ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(control[0])} is not allowed in YAML; remove it`;
    return { ...place(control.index), path: [], message };
}
/**
 * Checks only the syntax, without recursion: composing a deeply nested document overflows the stack, which
 * may end the whole process.
 */
function unfitShape(text) {
    let values = 0;
    let aliases = 0;
    const open = Array.from(new yaml__WEBPACK_IMPORTED_MODULE_1__/* .Parser */ .iX().parse(text), (token) => ({ token, depth: 0 }));
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const { token, depth } = next;
        values += 1;
        if (token.type === 'alias')
            aliases += 1;
        if (depth > most.depth)
            return top(`values are nested more than ${most.depth} levels deep`);
        if (token.type === 'document' && token.value)
            open.push({ token: token.value, depth });
        if (!('items' in token))
            continue;
        for (const { key, value } of token.items) {
            if (key)
                open.push({ token: key, depth: depth + 1 });
            if (value)
                open.push({ token: value, depth: depth + 1 });
        }
    }
    if (values > most.values)
        return top(`the file contains more than ${most.values.toLocaleString('en')} values`);
    return aliases > most.aliases
        ? top(`the file contains more than ${most.aliases} aliases (*name); write the values out`)
        : undefined;
}
/** Reports aliases without an earlier anchor, or inside the value of their own anchor. */
function* aliasErrors(document, node, above) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isAlias */ .Vj)(node)) {
        const target = node.resolve(document);
        const name = (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(node.source, 60);
        const pos = [offsetAt(node), offsetAt(node)];
        if (target === undefined)
            yield { code: 'alias', pos, message: `there is no anchor &${name} before *${name}` };
        else if (above.includes(target))
            yield { code: 'alias', pos, message: `*${name} is inside its own anchor` };
    }
    else if ((0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isMap */ .jh)(node)) {
        for (const pair of node.items)
            yield* aliasErrors(document, pair.value, [...above, node]);
    }
    else if ((0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isSeq */ .oP)(node)) {
        for (const item of node.items)
            yield* aliasErrors(document, item, [...above, node]);
    }
}
function readDocument(document, place) {
    try {
        const value = document.toJS();
        const problems = [
            ...oneEachLine(document.warnings, place),
            ...keyProblems(document.contents, [], place),
        ];
        const locate = (path, of) => place(offsetOf(document, path, of));
        return { is: 'read', value, problems, locate };
    }
    catch (error) {
        // The library throws this if aliases expand the document a hundredfold or more.
        if (!(error instanceof ReferenceError))
            throw error;
        return {
            is: 'unreadable',
            problems: [top('the aliases (*name) expand to too many values; write them out')],
        };
    }
}
/** One mistake often causes several errors on its line; the first is the most useful. */
function oneEachLine(errors, place) {
    const byLine = new Map();
    for (const { code, pos, message } of errors) {
        const at = place(pos[0]);
        const words = Object.hasOwn(plainWords, code)
            ? plainWords[code]
            : undefined;
        const problem = { ...at, path: [], message: words ?? `not valid YAML: ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(message)}` };
        if (!byLine.has(at.line))
            byLine.set(at.line, problem);
    }
    return [...byLine.values()];
}
/** Reports duplicate keys, and the key that would set a JavaScript object's prototype. */
function* keyProblems(node, path, place) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isSeq */ .oP)(node))
        for (const [index, item] of node.items.entries())
            yield* keyProblems(item, [...path, index], place);
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isMap */ .jh)(node))
        return;
    const first = new Map();
    for (const { key, value } of node.items) {
        const name = keyName(key);
        const at = place(offsetAt(key));
        const here = [...path, name];
        const before = first.get(name);
        if (before !== undefined)
            yield { ...at, path: here, message: `is already on line ${before.line}; keep one` };
        if (name === '__proto__')
            yield { ...at, path: here, message: 'this key is not allowed' };
        first.set(name, before ?? at);
        yield* keyProblems(value, here, place);
    }
}
function offsetOf(document, path, of) {
    let node = document.contents;
    let key = offsetAt(node);
    let value = key;
    for (const step of path) {
        const whole = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isMap */ .jh)(whole)) {
            // If a key is duplicated, the last one gives the value.
            const pair = whole.items.findLast((item) => keyName(item.key) === step);
            if (pair === undefined)
                return key;
            key = offsetAt(pair.key);
            node = pair.value;
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isSeq */ .oP)(whole) && typeof step === 'number' && step in whole.items) {
            node = whole.items[step];
            key = standsSomewhere(node) ? offsetAt(node) : key;
        }
        else
            return key;
        value = standsSomewhere(node) ? offsetAt(node) : key;
    }
    return of === 'key' ? key : value;
}
function offsetAt(node) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isAlias */ .Vj)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isMap */ .jh)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isSeq */ .oP)(node) ? (node.range?.[0] ?? 0) : 0;
}
function keyName(key) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(key) ? String(key.value) : '';
}
/** Whether a node has a position of its own; an empty value has none. */
function standsSomewhere(node) {
    return !(0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(node) || (node.range !== undefined && node.range?.[0] !== node.range?.[1]);
}
function top(message) {
    return { line: 1, column: 1, path: [], message };
}


/***/ }),

/***/ 6641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ Config)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6921);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7535);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/** The schema of `.github/tributary.yml`. Its input is what a person writes, its output what the code reads. */



const unit = { s: 1, m: 60, h: 3600 };
/** `90s`, `30m`, `2h` → seconds. */
const Duration = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .regex(/^[1-9]\d{0,5}[smh]$/, 'a duration such as 90s, 30m or 2h')
    .transform((text) => Number(text.slice(0, -1)) * unit[text.slice(-1)]);
const Command = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .min(1)
    .meta({ pattern: '\\S' })
    .refine((text) => text.trim() !== '', 'a command');
/** `NAME` passes a variable on, `NAME=value` sets one. */
const Environment = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[A-Za-z_][A-Za-z0-9_]*(=[^\0]*)?$/, 'NAME or NAME=value'));
/** A path below the repository's root: not absolute, no `..`. */
const RelativePath = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .min(1)
    .meta({ pattern: '^(?!/)(?!(?:[\\s\\S]*[\\\\/])?\\.\\.(?:[\\\\/]|$))' })
    .refine((path) => !path.startsWith('/') && !path.split(/[\\/]/).includes('..'), 'a path inside the repository');
const Glob = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).meta({ title: 'a glob such as src/**/*.ts' });
const Model = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Passed as $TRIBUTARY_MODEL, and used for prices' });
/** A path of this machine: the sandbox is about what lies outside the repository. */
const MachinePath = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .max(1000)
    .regex(/^(?!(?:.*\/)?\.\.(?:\/|$))(?:~(?:\/.*)?|\/.*)$/, 'a path that begins with / or ~/');
const SandboxMode = zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['auto', 'off', 'required']);
const sandboxPaths = {
    write: machinePaths('Paths outside the work tree that can be written'),
    read: machinePaths('Paths that can be read although they are hidden by default'),
    hide: machinePaths('More paths that cannot be read'),
};
const AgentSandbox = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    mode: SandboxMode.optional().meta({ description: 'Default: the mode of the top level' }),
    ...sandboxPaths,
});
const Sandbox = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    mode: SandboxMode.default('auto').meta({
        description: 'auto: agents run in a sandbox if this machine has one; required: without one, nothing starts; off: agents run as you',
    }),
    commands: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().default(false).meta({
        description: 'Whether set-up, gates, reviews and suites run in it too; `tributary doctor --sandbox` tries them',
    }),
    ...sandboxPaths,
    network: zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
        zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['none']),
        zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
            .max(253)
            .regex(/^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i, 'a domain such as api.example.com or *.example.com')),
    ])
        .optional()
        .meta({
        description: 'The domains that can be reached, or none; default: all. A list needs @anthropic-ai/sandbox-runtime',
    }),
});
const When = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    labels: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1))
        .default([])
        .meta({ description: 'Tasks with one of these labels' }),
    paths: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Glob).default([]).meta({
        description: 'Tasks whose scope, or changes whose files, match one of these globs',
    }),
});
const Agent = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    run: Command.meta({
        description: 'The command that runs the agent; it gets the prompt on standard input and in the file $TRIBUTARY_PROMPT',
    }),
    model: Model,
    when: When.optional().meta({
        description: 'Tasks for this agent, if they do not name an agent',
    }),
    limit: Duration.default(1800).meta({ description: 'Time limit of the agent' }),
    instructions: RelativePath.optional().meta({
        description: 'A file in the base commit that is put before each prompt',
    }),
    env: variables('this agent'),
    sandbox: orShort('mode', AgentSandbox)
        .optional()
        .meta({ description: 'The sandbox of this agent; lists add to those of the top level' }),
});
const Suite = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    run: Command.meta({
        description: 'The command that runs the tests; exit code 0 means green',
    }),
    in: RelativePath.optional().meta({ description: 'The directory to run the command in' }),
    timeout: Duration.default(900).meta({
        description: 'Time limit of the suite; exceeding it counts as failed',
    }),
    env: variables('this suite'),
});
const CheckCommand = Command.meta({
    description: 'A command that prints findings as JSON or SARIF',
});
const Gate = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    run: CheckCommand.optional(),
    when: When.optional().meta({
        description: 'Which changes it checks; default: all changes (`compliance`: the financial ones)',
    }),
    timeout: Duration.default(600).meta({
        description: 'Time limit of the check; exceeding it blocks the change',
    }),
    model: Model,
    'block-on': _model_js__WEBPACK_IMPORTED_MODULE_0__/* .Finding */ .wI.shape.level.default('warning').meta({
        description: 'The lowest level of a finding that blocks',
    }),
    env: variables('this check'),
});
const Review = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    run: CheckCommand,
    when: When.optional().meta({
        description: 'Which changes it checks; default: all changes',
    }),
    timeout: Duration.default(600).meta({ description: 'Time limit of the check' }),
    model: Model,
    env: variables('this check'),
});
const SubtaskRule = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    when: When.meta({
        description: 'The tasks that get this subtask; one match of either kind is enough',
    }),
    agent: _model_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V.meta({ description: 'The agent that works on it' }),
    work: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .LONGEST_WORK */ .px).meta({ description: 'What the agent has to do' }),
});
const Price = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    input: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nonnegative().meta({ description: 'US dollars per million input tokens' }),
    output: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nonnegative().meta({ description: 'US dollars per million output tokens' }),
});
/**
 * Each key has a `description`, and each refinement its JSON Schema equivalent in `meta`: the reference, the
 * editors' schema and the error messages are generated from them.
 */
const Config = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    agents: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_model_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V, orCommand(Agent))
        .meta({ minProperties: 1, description: 'The agents: name → command line or mapping' })
        .refine((agents) => Object.keys(agents).length > 0, 'at least one agent'),
    'default-agent': _model_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V.optional().meta({
        description: 'The agent for tasks that no `when` matches; default: the first agent without `when`',
    }),
    suites: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_model_js__WEBPACK_IMPORTED_MODULE_0__/* .SuiteName */ .wL, orCommand(Suite))
        .meta({
        minProperties: 1,
        description: 'The tests that every tree must pass before it lands: name → command line or mapping',
    })
        .refine((suites) => Object.keys(suites).length > 0, 'at least one test suite'),
    setup: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Command)
        .default([])
        .meta({ description: 'Commands that prepare a fresh worktree' }),
    env: Environment.default([]).meta({ description: 'Variables for every command' }),
    sandbox: orShort('mode', Sandbox)
        .prefault('auto')
        .meta({ description: 'What agents, and the commands of the configuration, can reach' }),
    gates: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_model_js__WEBPACK_IMPORTED_MODULE_0__/* .GateName */ .$r, orCommand(Gate))
        .default({})
        .meta({ description: 'Checks that block; `security` and `compliance` always exist' }),
    reviews: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_model_js__WEBPACK_IMPORTED_MODULE_0__/* .GateName */ .$r, orCommand(Review))
        .default({})
        .meta({ description: 'Checks that only warn' }),
    subtasks: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_model_js__WEBPACK_IMPORTED_MODULE_0__/* .SubtaskSuffix */ .TN, SubtaskRule)
        .default({})
        .meta({ description: 'Work that another agent does first: suffix → rule' }),
    tasks: RelativePath.default('TASKS.md').meta({ description: 'The task list' }),
    method: _model_js__WEBPACK_IMPORTED_MODULE_0__/* .Method */ .IT.default('merge').meta({ description: 'How a change lands on the base branch' }),
    'after-land': zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[\w.-]+\.ya?ml$/, 'the name of a workflow file, such as deploy.yml'))
        .max(10)
        .default([])
        .meta({
        description: 'On GitHub: workflows to start on the base after a round that landed something',
    }),
    'on-conflict': _model_js__WEBPACK_IMPORTED_MODULE_0__/* .OnConflict */ .oe.default('hold').meta({
        description: 'What happens to a change that conflicts: hold keeps it for a person, discard drops it, resolve gives it to an agent in the next round',
    }),
    'on-overlap': _model_js__WEBPACK_IMPORTED_MODULE_0__/* .OnOverlap */ .Hq.optional().meta({
        description: 'How to run tasks that may change the same files; default: sequential, but on a terminal Tributary asks',
    }),
    budget: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().positive().max(_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_DOLLARS */ .wc).optional().meta({
        description: 'Limit in US dollars for the agents and gates of a run. An agent is not started if the remaining budget is below its average past cost. Running agents are never stopped.',
    }),
    'max-parallel': zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr()
        .min(1)
        .max(_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_JOBS */ .r2)
        .default(4)
        .meta({ description: 'Maximum number of agents at once' }),
    'max-rounds': zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(50).default(5).meta({ description: 'Maximum number of rounds' }),
    attempts: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr()
        .min(1)
        .max(10)
        .default(2)
        .meta({ description: 'Maximum number of attempts per task' }),
    train: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr()
        .min(1)
        .max(100)
        .default(8)
        .meta({ description: 'Maximum number of candidates tested at once; 1 = serial' }),
    scope: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['warn', 'block'])
        .default('warn')
        .meta({ description: 'How to treat files outside the task’s scope' }),
    'max-files': zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr()
        .min(1)
        .max(100_000)
        .default(100)
        .meta({ description: 'Maximum number of files in a change; a larger change is blocked' }),
    'max-kilobytes': zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(1_000_000).default(4096).meta({
        description: 'Maximum size of the new content in a change, in KB; a larger change is blocked',
    }),
    protected: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Glob)
        .default([])
        .meta({ description: 'Additional files that agents may not change' }),
    allow: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Glob)
        .default([])
        .meta({ description: 'Protected files that agents may change anyway' }),
    prices: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), Price)
        .default({})
        .meta({ description: 'Prices by model; they override the built-in ones' }),
});
function variables(whose) {
    return Environment.default([]).meta({
        description: `Variables for ${whose}: NAME passes one on, NAME=value sets one`,
    });
}
function machinePaths(description) {
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(MachinePath).default([]).meta({ description });
}
/** Accepts a plain command line in place of `{ run: … }`. */
function orCommand(schema) {
    return orShort('run', schema);
}
/** Accepts a plain text in place of a mapping with this key. */
function orShort(key, schema) {
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .preprocess */ .vkY((value) => (typeof value === 'string' ? { [key]: value } : value), schema);
}


/***/ }),

/***/ 3837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V8: () => (/* binding */ runGroup),
/* harmony export */   lX: () => (/* binding */ PUBLISHED_REF),
/* harmony export */   ly: () => (/* binding */ PUBLISHED)
/* harmony export */ });
/** The repository that publishes the action and its workflow; used in docs, templates and URLs. */
const PUBLISHED = 'OWNER/tributary';
/** The tag that follows the newest release without a breaking change. */
const PUBLISHED_REF = 'v1';
/** The concurrency group of the workflow's runs on this branch. GitHub ignores case in it. */
function runGroup(branch) {
    return `tributary-${branch}`;
}


/***/ }),

/***/ 8954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ nearMiss)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);

/** Longer words are unlikely to be typing mistakes, and slow to compare. */
const LONGEST = 64;
/**
 * The word that was probably meant: the closest one, at most `slips` letters away.
 * Case and the ways to write a compound (`maxParallel`, `max_parallel`) do not count.
 */
function nearMiss(typed, words, slips = Math.min(3, Math.max(1, Math.floor(typed.length / 3)))) {
    if (typed.length > LONGEST)
        return undefined;
    const plain = dashed(typed);
    let best;
    for (const word of words) {
        const apart = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(plain, dashed(word));
        if (apart <= slips && apart < (best?.slips ?? Infinity))
            best = { word, slips: apart };
    }
    return best?.word;
}
function dashed(word) {
    return word
        .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
        .replaceAll(/[_ ]/g, '-')
        .toLowerCase();
}


/***/ })

};
