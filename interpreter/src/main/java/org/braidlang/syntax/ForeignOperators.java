package org.braidlang.syntax;

import org.braidlang.grammar.BraidParser;
import org.braidlang.problems.ForeignForm;
import org.braidlang.problems.SyntaxProblem;
import org.jspecify.annotations.Nullable;

/** Operators and punctuation of other languages. */
final class ForeignOperators {
    private final Site site;

    ForeignOperators(final Site site) {
        this.site = site;
    }

    @Nullable SyntaxProblem find() {
        final int at = site.at();
        return switch (site.type()) {
            case BraidParser.FOREIGN -> foreign(at);
            case BraidParser.BANG -> site.endsValue(at - 1)
                    ? operator(at, at, "!", "leave it out")
                    : operator(at, at, "!", "write: not");
            case BraidParser.DOUBLE_SLASH -> at == site.start() ? comment(at, at) : null;
            case BraidParser.SLASH -> site.is(at + 1, BraidParser.STAR, BraidParser.POWER) && site.touch(at, at + 1)
                    ? comment(at, at + 1) : null;
            case BraidParser.STAR, BraidParser.POWER -> site.is(at - 1, BraidParser.SLASH) && site.touch(at - 1, at)
                    ? comment(at - 1, at) : spread(at);
            case BraidParser.PIPE -> closure(at);
            case BraidParser.COLON -> site.is(at + 1, BraidParser.COLON) && site.touch(at, at + 1)
                    && site.opener(at) < 0
                    ? operator(at, at + 1, "::", "write: .") : null;
            case BraidParser.LESS -> site.is(at - 1, BraidParser.RANGE) && site.touch(at - 1, at)
                    ? operator(at - 1, at, "..<", "write: .. (it leaves its end out)")
                    : site.is(at - 1, BraidParser.ASSIGN) && site.touch(at - 1, at)
                            ? operator(at - 1, at, "=<", "write: <=") : null;
            case BraidParser.GREATER -> site.is(at - 1, BraidParser.LESS) && site.touch(at - 1, at)
                    ? operator(at - 1, at, "<>", "write: !=") : null;
            case BraidParser.ARROW -> arrow(at);
            case BraidParser.NEWLINE, BraidParser.SEMICOLON, BraidParser.RPAREN, BraidParser.RBRACKET,
                    BraidParser.BLOCK_OPEN -> doubled(at);
            case BraidParser.NAME, BraidParser.STRING -> trailingComment(at);
            default -> null;
        };
    }

    private ForeignForm operator(final int from, final int to, final String text, final String hint) {
        return ForeignForm.operator(site.span(from, to), text, hint);
    }

    private ForeignForm comment(final int from, final int to) {
        return new ForeignForm(
                site.span(from, to), "'" + site.source(from, to) + "' starts no comment", "write: # …");
    }

    /** {@code f() // words of a comment}. */
    private @Nullable SyntaxProblem trailingComment(final int at) {
        final int slashes = site.before(at, BraidParser.DOUBLE_SLASH);
        return slashes >= 0 && site.endsValue(at - 1) && site.sameLine(slashes, at) ? comment(slashes, slashes) : null;
    }

    private @Nullable SyntaxProblem foreign(final int at) {
        final String text = site.text(at);
        return switch (text) {
            case "&&" -> operator(at, at, text, "write: and");
            case "||" -> operator(at, at, text, "write: or");
            case "===" -> operator(at, at, text, "write: ==");
            case "!==" -> operator(at, at, text, "write: !=");
            case "?" -> conditional(at);
            case "??" -> operator(at, at, text, "write: if x == none { … } else { x }");
            case "?." -> operator(at, at, text, "write: if x == none { none } else { x.name }");
            case "->" -> site.before(at, BraidParser.FN) >= 0
                    ? new ForeignForm(site.span(), "'->' stands in no function", "write: "
                            + site.source(site.before(at, BraidParser.FN), at - 1) + " { … }, or => and a value")
                    : operator(at, at, text, "write a function as: fn(x) => …");
            case "..." -> site.endsValue(at - 1)
                    ? operator(at, at, text, "write a range: 1..5, or 1..=5 with its end")
                    : site.opener(at) < 0
                            ? operator(at, at, text, "an empty block is { }")
                            : spread(at);
            case "@" -> new ForeignForm(site.span(), "Braid has no decorators",
                    "call the function yourself: let f = decorate(f)");
            case "$" -> new ForeignForm(site.span(), "'$' cannot stand here",
                    "names stand alone; in an f-string write {name}");
            default -> new ForeignForm(site.span(), "strings do not stand in backticks",
                    "write: f\"…{name}…\"");
        };
    }

    private SyntaxProblem conditional(final int at) {
        final int colon = nextColon(at);
        final int start = valueStart(at);
        final String hint = colon < 0
                ? "write: if c { a } else { b }"
                : "write: if " + site.source(start, at - 1) + " { " + site.source(at + 1, colon - 1) + " } else { "
                        + site.source(colon + 1, Math.max(colon + 1, site.headEnd(colon + 1))) + " }";
        return operator(at, at, "?", hint);
    }

    private int nextColon(final int from) {
        final int last = site.headEnd(from);
        return site.is(last + 1, BraidParser.COLON) ? last + 1 : -1;
    }

    private int valueStart(final int at) {
        final int before = Math.max(
                site.opener(at),
                site.before(at, BraidParser.ASSIGN, BraidParser.COMMA, BraidParser.RETURN, BraidParser.ARROW,
                        BraidParser.PLUS_ASSIGN));
        return Math.max(before + 1, site.start());
    }

    /** {@code *xs} and {@code **d}, where a value is expected. */
    private @Nullable SyntaxProblem spread(final int at) {
        if (site.endsValue(at - 1)) {
            return null;
        }
        final int opener = site.opener(at);
        final String text = site.text(at);
        final String title = "'" + text + "' cannot stand before a value";
        if (opener < 0) {
            return new ForeignForm(site.span(), title, "write: let first, rest = xs[0], xs[1..]");
        }
        if (site.opensParameters(opener)) {
            return new ForeignForm(site.span(), "a function takes a fixed number of parameters",
                    "take a list or a dict as a parameter, or give parameters defaults: fn f(a, b=none) { … }");
        }
        if (site.is(opener, BraidParser.LPAREN) && site.endsValue(opener - 1)) {
            return new ForeignForm(site.span(), "a call cannot spread a list or dict over its parameters",
                    "write the arguments one by one: f(xs[0], xs[1]), or let the function take the list");
        }
        return new ForeignForm(site.span(), title, site.is(opener, BraidParser.LBRACE)
                ? "write: d.copy(), and update(…) with the others"
                : "write: xs + [x]");
    }

    /** {@code x => …} and {@code (x) => …}, and arrows that were to be {@code >=}. */
    private @Nullable SyntaxProblem arrow(final int at) {
        if (site.before(at, BraidParser.IF, BraidParser.WHILE, BraidParser.ASSERT) >= 0) {
            return new ForeignForm(site.span(), "'=>' does not compare", "write: >=");
        }
        if (site.is(site.opener(at), BraidParser.LBRACE)) {
            return new ForeignForm(site.span(), "'=>' stands in functions only", "write a dict as: {key: value}");
        }
        if (site.is(at - 1, BraidParser.RPAREN)) {
            final int opener = site.opener(at - 1);
            return new ForeignForm(site.span(opener, at), "a function starts with 'fn'",
                    "write: fn" + site.source(opener, at - 1) + " => …");
        }
        return site.is(at - 1, BraidParser.NAME)
                ? new ForeignForm(site.span(at - 1, at), "a function starts with 'fn'",
                        "write: fn(" + site.text(at - 1) + ") => …")
                : null;
    }

    /** {@code |x| x + 1}. */
    private @Nullable SyntaxProblem closure(final int at) {
        if (site.endsValue(at - 1) || !site.is(at + 1, BraidParser.NAME)) {
            return null;
        }
        final int last = site.headEnd(at + 1);
        int end = at + 1;
        while (end < last && !site.is(end, BraidParser.PIPE)) {
            end++;
        }
        return new ForeignForm(site.span(at, end), "a function starts with 'fn'",
                "write: fn(" + site.source(at + 1, end - 1) + ") => …");
    }

    /** {@code i++} and {@code i--}. */
    private @Nullable SyntaxProblem doubled(final int at) {
        final boolean doubled = site.is(at - 1, BraidParser.PLUS, BraidParser.MINUS)
                && site.type(at - 1) == site.type(at - 2) && site.touch(at - 2, at - 1);
        if (!doubled) {
            return null;
        }
        final String sign = site.text(at - 1);
        final String name = site.is(at - 3, BraidParser.NAME) ? site.text(at - 3) : "i";
        return operator(at - 2, at - 1, sign + sign, "write: " + name + " " + sign + "= 1");
    }
}
