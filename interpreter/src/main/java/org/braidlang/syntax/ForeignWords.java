package org.braidlang.syntax;

import org.braidlang.grammar.BraidParser;
import org.braidlang.problems.ForeignForm;
import org.braidlang.problems.SyntaxProblem;
import org.jspecify.annotations.Nullable;

/**
 * Words of other languages. They are ordinary names in Braid, so this looks at them only when something stands where
 * no name could.
 */
final class ForeignWords {
    private final Site site;

    ForeignWords(final Site site) {
        this.site = site;
    }

    @Nullable SyntaxProblem find() {
        final int at = site.at();
        SyntaxProblem problem = null;
        if (site.is(at - 1, BraidParser.ASYNC)) {
            problem = word(at);
        }
        if (problem == null && site.endsValue(at - 1)) {
            problem = between(at);
        }
        if (problem == null) {
            problem = word(at - 1);
        }
        if (problem == null && site.is(at, BraidParser.IMPORT) && site.name(site.start(), "from")) {
            problem = word(site.start());
        }
        if (problem == null && site.is(at - 1, BraidParser.RPAREN) && site.opener(at - 1) > 0
                && site.is(at, BraidParser.BLOCK_OPEN, BraidParser.COLON, BraidParser.NAME, BraidParser.AS)) {
            problem = word(site.opener(at - 1) - 1);
        }
        return problem;
    }

    /** The word at {@code index}, where what follows it cannot follow a name. */
    private @Nullable SyntaxProblem word(final int index) {
        if (!site.is(index, BraidParser.NAME) || index < site.start()) {
            return null;
        }
        final String word = site.text(index);
        String hint = anywhere(word, index);
        if (hint == null && (index == site.start() || site.is(index - 1, BraidParser.ASYNC))) {
            hint = atStart(word, index);
        }
        if (hint == null) {
            return null;
        }
        final String title = ownWord(word);
        return title == null
                ? ForeignForm.word(site.span(index), word, hint)
                : new ForeignForm(site.span(index), title, hint);
    }

    /** The title for what has a meaning in Braid, but not here. */
    private static @Nullable String ownWord(final String word) {
        return switch (word) {
            case "print" -> "a call needs parentheses";
            case "lock" -> "'lock' takes the lock that it holds";
            case "timeout" -> "'timeout' takes a time";
            case "test" -> "'test' takes a name in quotes";
            case "shared" -> "'shared' stands before 'var' only";
            case "int", "float", "str", "bool", "list", "dict" -> "variables have no types";
            default -> null;
        };
    }

    private @Nullable String anywhere(final String word, final int index) {
        return switch (word) {
            case "function", "func", "fun" -> "write: " + function(index);
            case "lambda" -> "write: " + lambda(index);
            case "new" -> "write: " + site.source(index + 1, callEnd(index + 1));
            case "typeof" -> "write: type(" + site.source(index + 1, site.headEnd(index + 1)) + ")";
            case "sizeof" -> "write: len(" + site.source(index + 1, site.headEnd(index + 1)) + ")";
            case "switch", "match", "when", "select" -> "write: if x == 1 { … } else if x == 2 { … } else { … }";
            case "go", "launch", "thread", "fork", "detach" -> site.is(index + 1, BraidParser.BLOCK_OPEN)
                    ? "write: spawn { … }"
                    : "write: spawn " + site.source(index + 1, site.headEnd(index + 1));
            case "lock", "timeout" -> guard(word, index);
            case "do" -> site.is(index + 1, BraidParser.BLOCK_OPEN)
                    ? "write: while true { …; if done { break } }"
                    : "a block stands in braces: { … }";
            case "const", "var" -> site.is(index - 1, BraidParser.LPAREN) && site.is(index - 2, BraidParser.FOR)
                    ? "write: for x in xs { … }" : null;
            case "unless" -> "write: if not " + head(index + 1) + " { … }";
            case "then", "begin" -> "a block stands in braces: { … }";
            default -> null;
        };
    }

    private @Nullable String atStart(final String word, final int index) {
        final int next = index + 1;
        return switch (word) {
            case "def", "proc", "sub", "method" -> "write: " + function(index);
            case "class", "struct", "interface", "enum", "trait", "record", "object" ->
                "Braid has no classes: use functions and dicts";
            case "elif", "elsif", "elseif" -> "write: else if " + head(next) + " { … }";
            case "except", "rescue" -> "write: " + catching(next);
            case "ensure" -> "write: finally { … }";
            case "case" -> "write: if x == 1 { … } else if x == 2 { … } else { … }";
            case "const", "val", "final", "auto", "my", "local", "mut" ->
                "write: let " + (site.is(next + 1, BraidParser.ASSIGN) ? head(next) : "x = …");
            case "int", "float", "str", "bool", "string", "double", "long", "char", "String", "Integer", "number",
                    "any", "void", "dynamic", "list", "dict" ->
                site.is(next, BraidParser.NAME) && site.is(next + 1, BraidParser.ASSIGN)
                        ? "write: let " + head(next)
                        : site.is(next, BraidParser.NAME) && site.is(next + 1, BraidParser.LPAREN)
                                ? "write: fn " + site.text(next) + "(…) { … }" : null;
            case "global", "nonlocal" -> "leave it out: variables of outer blocks can be assigned as they are";
            case "del", "delete" -> "write: d.pop(key), or xs.pop(i)";
            case "yield" -> "send to a Channel, or give a generator as a sole argument: sum(x * x for x in xs)";
            case "throw" -> "write: raise " + head(site.name(next, "new") ? next + 1 : next);
            case "from" -> "write: import " + (site.is(next, BraidParser.NAME) ? site.text(next) : "module");
            case "require", "include", "use", "package", "namespace" -> "write: import math";
            case "using" -> "write: with … as name { … }";
            case "defer" -> "write: try { … } finally { " + head(next) + " }";
            case "until" -> "write: while not " + head(next) + " { … }";
            case "loop", "forever" -> "write: while true { … }";
            case "repeat" -> "write: for _ in 0..n { … }";
            case "foreach", "each" ->
                "write: for " + (site.is(next, BraidParser.NAME) ? head(next) : "x in xs") + " { … }";
            case "synchronized" -> "write: lock m { … }";
            case "print", "println", "puts", "echo", "printf", "say" ->
                site.is(next, BraidParser.BLOCK_OPEN, BraidParser.ASSIGN) ? null : "write: print(" + head(next) + ")";
            case "export", "public", "private", "protected", "static", "pub", "internal", "override", "abstract",
                    "inline", "extern", "unsafe", "declare" -> "leave it out";
            case "suspend", "coroutine" -> "write: async fn name(…) { … }";
            case "test" -> "write: test \"what it shows\" { … }";
            case "shared" -> "write: shared var " + sharedName(next);
            case "end", "endif", "fi", "done", "esac" -> "a block ends with '}'";
            default -> null;
        };
    }

    /** What is to be shared, without a word between. */
    private String sharedName(final int at) {
        final boolean word = site.is(at, BraidParser.LET)
                || site.is(at, BraidParser.NAME) && site.is(at + 1, BraidParser.NAME);
        final int name = word ? at + 1 : at;
        return site.is(name, BraidParser.NAME) ? head(name) : "x = …";
    }

    /** A word where only an operator could stand. */
    private @Nullable SyntaxProblem between(final int index) {
        if (!site.is(index, BraidParser.NAME)) {
            return null;
        }
        final String word = site.text(index);
        final boolean raising = site.is(site.start(), BraidParser.RAISE);
        final String hint = switch (word) {
            case "is" -> site.is(index + 1, BraidParser.NOT) ? "write: !=" : "write: ==";
            case "isnt", "ne" -> "write: !=";
            case "eq" -> "write: ==";
            case "instanceof" -> "write: type(x) == …, or catch the kind of error that is meant";
            case "mod" -> "write: %";
            case "div" -> "write: //";
            case "xor" -> "write: ^";
            case "then" -> "a block stands in braces: { … }";
            case "do" -> site.before(index, BraidParser.WHILE, BraidParser.FOR, BraidParser.IF) >= 0
                    ? "a block stands in braces: { … }" : null;
            case "of" -> site.before(index, BraidParser.FOR) >= 0 ? "write: in" : null;
            case "to", "until", "upto", "downTo", "downto" ->
                "write a range: 1..5, or 1..=5 with its end; range(a, b, step) for steps";
            case "from" -> raising
                    ? "leave it out: an error raised inside of a catch has the one that was caught as its cause"
                    : site.is(site.start(), BraidParser.IMPORT) ? "write: import " + head(index + 1) : null;
            case "unless" -> "write: if not " + head(index + 1) + " { … }";
            default -> null;
        };
        return hint == null ? null : ForeignForm.word(site.span(index), word, hint);
    }

    /** What stands from {@code index} to the end of the head of a construct. */
    private String head(final int index) {
        return site.source(index, site.headEnd(index));
    }

    private String function(final int word) {
        final String async = site.is(word - 1, BraidParser.ASYNC) ? "async " : "";
        final int name = site.is(word + 1, BraidParser.NAME) ? word + 1 : word;
        final String named = name == word ? "fn" : "fn " + site.text(name);
        return async + (site.is(name + 1, BraidParser.LPAREN)
                ? named + site.source(name + 1, site.closer(name + 1)) + " { … }"
                : named + "(…) { … }");
    }

    private String lambda(final int word) {
        int colon = word + 1;
        while (site.is(colon, BraidParser.NAME, BraidParser.COMMA)) {
            colon++;
        }
        if (!site.is(colon, BraidParser.COLON)) {
            return "fn(x) => …";
        }
        int end = colon + 1;
        final int last = site.headEnd(end);
        while (end < last && site.opener(end + 1) == site.opener(colon + 1)
                && !site.is(end + 1, BraidParser.COMMA, BraidParser.NEWLINE, BraidParser.SEMICOLON,
                        BraidParser.RPAREN, BraidParser.RBRACKET, BraidParser.RBRACE)) {
            end++;
        }
        return "fn(" + (colon == word + 1 ? "" : site.source(word + 1, colon - 1)) + ") => "
                + site.source(colon + 1, end);
    }

    private int callEnd(final int name) {
        return site.is(name + 1, BraidParser.LPAREN) ? site.closer(name + 1) : name;
    }

    private String catching(final int index) {
        if (site.is(index, BraidParser.COLON, BraidParser.BLOCK_OPEN)) {
            return "catch { … }";
        }
        return "catch " + head(index) + " { … }";
    }

    private @Nullable String guard(final String word, final int index) {
        final boolean lock = word.equals("lock");
        if (site.is(index + 1, BraidParser.LPAREN)
                && site.is(site.closer(index + 1) + 1, BraidParser.BLOCK_OPEN, BraidParser.COLON)) {
            return null;
        }
        return site.is(index + 1, BraidParser.BLOCK_OPEN, BraidParser.COLON, BraidParser.STRING)
                && !site.is(index - 1, BraidParser.WITH)
                ? "write: " + (lock ? "lock m { … }, with let m = Lock() before" : "timeout 2s { … }")
                : null;
    }
}
