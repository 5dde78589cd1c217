package org.braidlang.syntax;

import org.braidlang.grammar.BraidParser;
import org.braidlang.problems.ForeignForm;
import org.braidlang.problems.FormProblem;
import org.braidlang.problems.SyntaxProblem;
import org.jspecify.annotations.Nullable;

/** Constructs of other languages that use Braid's words and signs in another order. */
final class ForeignForms {
    private final Site site;

    ForeignForms(final Site site) {
        this.site = site;
    }

    @Nullable SyntaxProblem find() {
        final int at = site.at();
        return switch (site.type()) {
            case BraidParser.COLON -> colon(at);
            case BraidParser.IF, BraidParser.ELSE -> conditional(at);
            case BraidParser.FOR, BraidParser.WHILE, BraidParser.WITH -> site.is(at - 1, BraidParser.ASYNC)
                    ? async(at)
                    : site.is(at, BraidParser.FOR) && site.is(at - 1, BraidParser.AWAIT)
                            ? form(at - 1, at, "'await' stands behind 'for'", "write: for await x in xs { … }")
                            : null;
            case BraidParser.LBRACE -> site.is(at - 1, BraidParser.IMPORT)
                    ? form(at, at, "an 'import' brings in a whole module", "write: import math, and use math.sqrt(x)")
                    : site.is(at - 1, BraidParser.ASYNC)
                    ? form(at - 1, at - 1, "'async' stands before 'fn'", "to run a block as a task, write: spawn { … }")
                    : null;
            case BraidParser.LPAREN -> site.is(at - 1, BraidParser.ASYNC)
                    ? form(at - 1, at - 1, "'async' stands before 'fn'", "write: async fn(…) => …") : null;
            case BraidParser.IN -> loopInParentheses(at);
            case BraidParser.LET, BraidParser.VAR -> site.is(at - 1, BraidParser.LPAREN)
                            && site.is(at - 2, BraidParser.FOR)
                    ? form(at - 2, at - 1, "a 'for' goes through the items of something",
                            "write: for i in 0..n { … }, or for x in xs { … }")
                    : null;
            case BraidParser.ASSIGN -> site.is(site.start(), BraidParser.FOR)
                    ? form(at, at, "a 'for' goes through the items of something", "write: for i in 0..n { … }")
                    : null;
            case BraidParser.CATCH, BraidParser.FINALLY -> site.is(at + 1, BraidParser.COLON)
                    ? form(at + 1, at + 1, "a block stands in braces, not behind ':'",
                            "write: " + site.text(at) + " { … }")
                    : null;
            case BraidParser.STRING, BraidParser.F_START, BraidParser.BYTES -> string(at);
            case BraidParser.BLOCK_OPEN -> block(at);
            case BraidParser.DOT -> site.is(site.start(), BraidParser.IMPORT)
                    ? form(at, at, "a module has no modules inside",
                            "write: import math, or import \"./tools.braid\" as tools")
                    : null;
            case BraidParser.COMMA -> comma(at);
            case BraidParser.AS -> site.is(site.opener(at) - 1, BraidParser.CATCH)
                    ? form(site.opener(at), site.closer(site.opener(at)), "the name of an error needs no parentheses",
                            "write: catch " + site.source(site.opener(at) + 1, at + 1) + " { … }")
                    : null;
            case BraidParser.NAME -> site.is(at - 1, BraidParser.ASYNC)
                    ? form(at - 1, at - 1, "'async' stands before 'fn'", "write: async fn "
                            + (site.is(at + 1, BraidParser.LPAREN) ? site.source(at, site.closer(at + 1)) : "name(…)")
                            + " { … }")
                    : null;
            default -> null;
        };
    }

    private ForeignForm form(final int from, final int to, final String title, final String hint) {
        return new ForeignForm(site.span(from, to), title, hint);
    }

    private SyntaxProblem async(final int at) {
        return site.is(at, BraidParser.FOR)
                ? form(at - 1, at, "'async' stands before 'fn'", "write: for await x in xs { … }")
                : form(at - 1, at, "'async' stands before 'fn'", "leave it out: " + site.text(at) + " … { … }");
    }

    private @Nullable SyntaxProblem colon(final int at) {
        final int opener = site.opener(at);
        if (site.is(at + 1, BraidParser.ASSIGN) && site.touch(at, at + 1)) {
            if (site.is(site.start(), BraidParser.LET, BraidParser.VAR)) {
                return ForeignForm.operator(site.span(at, at + 1), ":=", "write: =");
            }
            if (site.is(site.start(), BraidParser.FOR)) {
                return ForeignForm.operator(
                        site.span(at, at + 1), ":=", "write: for x in xs { … }, or for i, x in enumerate(xs) { … }");
            }
            return opener < 0 && site.is(at - 1, BraidParser.NAME) && at - 1 == site.start()
                    ? ForeignForm.operator(site.span(at, at + 1), ":=",
                            "write: let " + site.text(at - 1) + " = " + site.source(at + 2, site.headEnd(at + 2)))
                    : ForeignForm.operator(site.span(at, at + 1), ":=", "assign in a statement of its own before");
        }
        return switch (site.type(opener)) {
            case BraidParser.LBRACKET -> site.endsValue(opener - 1) ? slice(opener)
                    : form(at, at, "a list has no keys", "write a dict as: {key: value}");
            case BraidParser.LPAREN -> inParentheses(opener, at);
            case BraidParser.LBRACE, BraidParser.FIELD_OPEN -> null;
            default -> afterHead(at);
        };
    }

    private SyntaxProblem slice(final int opener) {
        final int closer = site.closer(opener);
        int second = -1;
        int first = -1;
        for (int i = opener + 1; i < closer; i++) {
            if (site.is(i, BraidParser.COLON) && site.opener(i) == opener) {
                if (first < 0) {
                    first = i;
                } else if (second < 0) {
                    second = i;
                }
            }
        }
        final String from = first == opener + 1 ? "" : site.source(opener + 1, first - 1);
        final int end = second < 0 ? closer : second;
        final String to = first + 1 == end ? "" : site.source(first + 1, end - 1);
        return form(opener, closer, "a slice is written with '..'", second >= 0
                ? "write: " + site.text(opener - 1) + "[" + from + ".." + to + "]; a slice has no step"
                : "write: " + site.text(opener - 1) + "[" + from + ".." + to + "]");
    }

    private SyntaxProblem inParentheses(final int opener, final int at) {
        if (site.is(opener - 1, BraidParser.CATCH)) {
            return form(opener, site.closer(opener), "the name of an error stands behind 'as'",
                    "write: catch " + site.source(at + 1, site.closer(opener) - 1) + " as " + site.text(at - 1)
                            + " { … }");
        }
        return site.opensParameters(opener)
                ? form(at, at, "parameters have no types", "leave the type out: fn f(" + site.text(at - 1) + ") { … }")
                : form(at, at, "':' cannot stand here",
                        "an argument with a name is written " + site.text(at - 1) + "=value, a dict {key: value}");
    }

    /** A colon behind {@code if x}, {@code else}, {@code fn f()}, {@code let x}. */
    private @Nullable SyntaxProblem afterHead(final int at) {
        final int first = site.start();
        final int head = site.before(at, BraidParser.IF, BraidParser.WHILE, BraidParser.FOR, BraidParser.WITH,
                BraidParser.CATCH, BraidParser.FN, BraidParser.ELSE, BraidParser.TRY, BraidParser.FINALLY,
                BraidParser.PARALLEL, BraidParser.LOCK, BraidParser.TIMEOUT, BraidParser.TEST);
        if (site.is(head, BraidParser.WITH) && site.is(head + 1, BraidParser.NAME)
                && ConstructBuilder.isLock(site.text(head + 1))) {
            return new FormProblem.WithLock(site.span(head, at - 1), site.text(head + 1));
        }
        final int guard = site.is(at - 1, BraidParser.RPAREN) ? site.opener(at - 1) - 1 : -1;
        if (site.name(guard, "lock") || site.name(guard, "timeout")) {
            return guarded(guard, at - 1);
        }
        if (site.is(head, BraidParser.CATCH) && site.is(at - 1, BraidParser.NAME) && site.is(at + 1, BraidParser.NAME)
                && site.is(at + 2, BraidParser.BLOCK_OPEN)) {
            return form(at, at, "the kind of an error stands before its name",
                    "write: catch " + site.text(at + 1) + " as " + site.text(at - 1) + " { … }");
        }
        if (head >= 0) {
            final boolean second = site.is(head, BraidParser.IF) && site.is(head - 1, BraidParser.ELSE)
                    || site.is(head, BraidParser.FOR) && site.is(head - 1, BraidParser.PARALLEL);
            final int from = second ? head - 1 : head;
            return form(at, at, "a block stands in braces, not behind ':'",
                    "write: " + site.source(from, at - 1) + " { … }");
        }
        if (site.is(first, BraidParser.LET, BraidParser.VAR, BraidParser.SHARED)) {
            return form(at, at, "variables have no types", "leave the type out: "
                    + site.source(first, at - 1) + " = …");
        }
        if (at - 1 == first && site.is(first, BraidParser.NAME)) {
            return site.is(at + 1, BraidParser.NEWLINE)
                    ? form(at, at, "':' cannot stand here", "a block stands in braces: { … }")
                    : form(at, at, "variables have no types", "write: let " + site.text(first) + " = …");
        }
        return site.is(at + 1, BraidParser.NEWLINE)
                ? form(at, at, "':' cannot stand here", "a block stands in braces: { … }") : null;
    }

    /** {@code a if c else b}, noticed at the {@code if}, or inside of brackets at the {@code else}. */
    private @Nullable SyntaxProblem conditional(final int at) {
        if (site.is(at, BraidParser.ELSE)) {
            final int test = site.before(at, BraidParser.IF);
            if (site.opener(at) >= 0 && test >= 0) {
                return conditional(test, at);
            }
            return site.is(at + 1, BraidParser.COLON)
                    ? form(at, at + 1, "a block stands in braces, not behind ':'", "write: else { … }")
                    : null;
        }
        if (!site.endsValue(at - 1) || site.is(at - 1, BraidParser.BLOCK_CLOSE)) {
            return null;
        }
        final int last = site.headEnd(at + 1);
        int alternative = at + 1;
        while (alternative <= last && !site.is(alternative, BraidParser.ELSE)) {
            alternative++;
        }
        return conditional(at, site.is(alternative, BraidParser.ELSE) ? alternative : -1);
    }

    private SyntaxProblem conditional(final int test, final int alternative) {
        final int before = Math.max(
                site.opener(test),
                site.before(test, BraidParser.ASSIGN, BraidParser.COMMA, BraidParser.RETURN, BraidParser.ARROW,
                        BraidParser.PLUS_ASSIGN, BraidParser.COLON));
        if (site.is(site.start(), BraidParser.FOR) && site.opener(test) < 0) {
            return form(test, test, "a 'for' has no condition", "put it inside: for x in xs { if c { … } }");
        }
        if (site.before(test, BraidParser.FOR) >= 0) {
            return form(test, test, "'if' cannot follow a value", "write: if c { a } else { b }");
        }
        final String value = site.source(Math.max(before + 1, site.start()), test - 1);
        if (alternative < 0) {
            return form(test, test, "'if' cannot follow a value",
                    "write: if " + site.source(test + 1, site.headEnd(test + 1)) + " { " + value + " }");
        }
        int end = alternative + 1;
        final int last = site.headEnd(alternative + 1);
        final int opener = site.opener(test);
        final int closer = opener < 0 ? -1 : site.closer(opener);
        while (end < last
                && !site.is(end + 1, BraidParser.FOR, BraidParser.COMMA)
                && closer != end + 1) {
            end++;
        }
        return form(test, test, "'if' cannot follow a value",
                "write: if " + site.source(test + 1, alternative - 1) + " { " + value + " } else { "
                        + site.source(alternative + 1, end) + " }");
    }

    /** {@code for (x in xs) { }}. */
    private @Nullable SyntaxProblem loopInParentheses(final int at) {
        final int opener = site.opener(at);
        if (!site.is(opener, BraidParser.LPAREN) || !site.is(opener - 1, BraidParser.FOR)) {
            return null;
        }
        return form(opener, opener, "a 'for' has no parentheses",
                "write: for " + site.source(opener + 1, site.closer(opener) - 1) + " { … }");
    }

    private @Nullable SyntaxProblem string(final int at) {
        if (site.is(at - 1, BraidParser.NAME) && site.touch(at - 1, at)) {
            return form(at - 1, at - 1, "'" + site.text(at - 1) + "' is no prefix of strings",
                    "there are f\"…\", r\"…\" and b\"…\"");
        }
        if (site.is(site.start(), BraidParser.ASSERT)) {
            return form(at, at, "a comma is missing before the message of the 'assert'",
                    "write: assert condition, \"message\"");
        }
        return site.is(at - 1, BraidParser.STRING, BraidParser.F_END, BraidParser.BYTES)
                ? form(at, at, "strings side by side are not joined", "write + between them")
                : null;
    }

    /** A block behind what needs none: {@code lock (m) { }}, {@code name(x) { }}, {@code xs.map { }}. */
    private @Nullable SyntaxProblem block(final int at) {
        if (site.is(at - 1, BraidParser.RPAREN)) {
            final int opener = site.opener(at - 1);
            final int word = opener - 1;
            if (site.name(word, "lock") || site.name(word, "timeout")) {
                return guarded(word, at - 1);
            }
            if (word == site.start() && site.is(word, BraidParser.NAME)) {
                return form(word, at - 1, "a block cannot follow a call",
                        "to declare a function, write: fn " + site.source(word, at - 1)
                                + " { … }; to pass one, write it inside the parentheses");
            }
        }
        final int minus = site.before(at, BraidParser.MINUS);
        if (site.name(minus - 1, "timeout")) {
            return negativeTimeout(minus, at - 1);
        }
        return site.endsValue(at - 1)
                ? form(at, at, "a block cannot follow a value",
                        "to pass a function, write it inside the parentheses: f(fn(x) { … })")
                : null;
    }

    private SyntaxProblem negativeTimeout(final int from, final int to) {
        return form(from, to, "'timeout' takes a time that is not negative", "write: timeout 2s { … }");
    }

    /** {@code lock (m)}, which would be a call. */
    private SyntaxProblem guarded(final int word, final int closer) {
        if (site.name(word, "timeout") && site.is(word + 2, BraidParser.MINUS)) {
            return negativeTimeout(word + 1, closer);
        }
        return form(word + 1, closer, "'" + site.text(word) + "' takes no parentheses",
                "write: " + site.text(word) + " " + site.source(word + 2, closer - 1) + " { … }");
    }

    private @Nullable SyntaxProblem comma(final int at) {
        if (site.is(site.start(), BraidParser.RAISE)) {
            return form(at, at, "'raise' takes one error",
                    "write: raise " + site.source(site.start() + 1, at - 1) + "("
                            + site.source(at + 1, site.headEnd(at + 1)) + ")");
        }
        if (site.is(site.start(), BraidParser.IMPORT)) {
            return form(at, at, "an 'import' brings in one module", "write one 'import' for each");
        }
        final int catching = site.before(at, BraidParser.CATCH);
        if (catching >= 0) {
            return form(at, at, "several kinds stand in parentheses",
                    "write: catch (KeyError, IndexError) as e { … }");
        }
        return site.before(at, BraidParser.WITH) >= 0
                ? form(at, at, "a 'with' opens one thing", "put one 'with' inside the other")
                : null;
    }
}
