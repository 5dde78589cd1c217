package org.braidlang.syntax;

import java.util.Set;
import org.braidlang.grammar.BraidParser;
import org.braidlang.problems.FormProblem;
import org.braidlang.problems.SyntaxProblem;
import org.jspecify.annotations.Nullable;

/** Braid's own words and signs where they cannot stand. */
final class Misplacements {
    private final Site site;

    Misplacements(final Site site) {
        this.site = site;
    }

    @Nullable SyntaxProblem find() {
        final int at = site.at();
        SyntaxProblem problem = afterBlock(at);
        if (problem == null) {
            problem = braces(at);
        }
        if (problem == null && takesName(at)) {
            problem = keywordAsName(at);
        }
        if (problem == null) {
            problem = switch (site.type()) {
                case BraidParser.ASSIGN -> assignment(at);
                case BraidParser.EQUAL -> site.expected().contains(BraidParser.ASSIGN)
                        && site.is(site.start(), BraidParser.LET, BraidParser.VAR, BraidParser.SHARED)
                        ? form(at, "a declaration is written with '='", "write: =") : null;
                case BraidParser.NEWLINE, BraidParser.SEMICOLON -> ended(at);
                case BraidParser.LET, BraidParser.VAR, BraidParser.WHILE, BraidParser.FOR, BraidParser.BREAK,
                        BraidParser.CONTINUE, BraidParser.RETURN, BraidParser.RAISE, BraidParser.ASSERT,
                        BraidParser.IMPORT, BraidParser.SHARED, BraidParser.TEST -> {
                    final SyntaxProblem missing = missingBlock(at);
                    yield missing == null ? statement(at) : missing;
                }
                case BraidParser.ELSE -> site.before(at, BraidParser.WHILE, BraidParser.FOR) >= 0
                        ? form(at, "a loop has no 'else'", "set a variable before 'break', and test it behind the loop")
                        : at == site.start() || site.is(at - 1, BraidParser.BLOCK_CLOSE)
                        ? form(at, "this 'else' belongs to no 'if'", "write: if … { … } else { … }")
                        : form(at, "this 'else' belongs to no 'if'", "a block stands in braces: if … { … } else { … }");
                case BraidParser.CATCH, BraidParser.FINALLY -> form(at,
                        "this '" + site.text(at) + "' belongs to no 'try'", "write: try { … } catch as e { … }");
                case BraidParser.FIELD_CLOSE -> site.is(at - 1, BraidParser.FIELD_OPEN)
                        ? form(at, "this field of the f-string is empty",
                                "write {{}} for braces that are part of the text")
                        : null;
                case BraidParser.COMMA -> site.is(at - 1, BraidParser.COMMA, BraidParser.LPAREN,
                        BraidParser.LBRACKET, BraidParser.LBRACE)
                        ? form(at, "nothing stands before this ','", "leave it out") : missingBlock(at);
                case BraidParser.DOT, BraidParser.LBRACKET -> site.is(at, BraidParser.LBRACKET)
                        && site.is(at - 1, BraidParser.COMMA) && (site.expected().contains(BraidParser.ASSIGN)
                                || site.expected().contains(BraidParser.IN))
                        ? bracketedNames(at)
                        : site.expected().contains(BraidParser.ASSIGN)
                        && site.is(site.start(), BraidParser.LET, BraidParser.VAR)
                        ? form(site.start(), "'" + site.text(site.start()) + "' declares names",
                                "to change an item or an attribute, leave it out")
                        : missingBlock(at);
                case BraidParser.NAME -> name(at);
                case BraidParser.IF -> site.is(at - 1, BraidParser.BREAK, BraidParser.CONTINUE)
                        ? form(at, "'" + site.text(at - 1) + "' stands alone", "write: if "
                                + site.source(at + 1, site.headEnd(at + 1)) + " { " + site.text(at - 1) + " }")
                        : missingBlock(at);
                default -> missingBlock(at);
            };
        }
        return problem;
    }

    private @Nullable SyntaxProblem name(final int at) {
        if (site.name(at, "on") && site.before(at, BraidParser.SPAWN) >= 0) {
            return form(at, "'on' takes the name of a model", "write: on threads, loop, processes or virtual");
        }
        if (site.is(at - 1, BraidParser.INT, BraidParser.FLOAT)
                && Set.of("s", "ms", "us", "min", "h").contains(site.text(at))) {
            return form(at, "a unit of time touches its number", "write: " + site.text(at - 1) + site.text(at));
        }
        if (site.is(at - 1, BraidParser.BREAK, BraidParser.CONTINUE)) {
            return form(at, "'" + site.text(at - 1) + "' goes for the innermost loop",
                    "put the loops into a function, and leave it with 'return'");
        }
        if (site.is(at - 1, BraidParser.NAME) && site.opensParameters(site.opener(at))) {
            return form(at, "parameters have no types", "leave the type out: fn f(" + site.text(at - 1) + ") { … }");
        }
        return missingBlock(at);
    }

    private SyntaxProblem form(final int index, final String title, final String hint) {
        return new FormProblem.Misplaced(site.span(index), title, hint);
    }

    private @Nullable SyntaxProblem afterBlock(final int at) {
        return site.is(at - 1, BraidParser.BLOCK_CLOSE)
                        && site.is(at, BraidParser.LPAREN, BraidParser.LBRACKET, BraidParser.DOT)
                ? new FormProblem.AfterBlock(site.span(), site.text(at))
                : null;
    }

    /** Statements inside of what was read as a dict or a set. */
    private @Nullable SyntaxProblem braces(final int at) {
        final int opener = site.opener(at);
        final boolean statement = site.is(at, BraidParser.LET, BraidParser.VAR, BraidParser.RETURN, BraidParser.WHILE,
                BraidParser.RAISE, BraidParser.ASSIGN, BraidParser.SEMICOLON, BraidParser.BREAK,
                BraidParser.CONTINUE, BraidParser.ASSERT, BraidParser.IMPORT, BraidParser.PLUS_ASSIGN)
                || at > 0 && site.endsValue(at - 1) && !site.sameLine(at - 1, at);
        if (!site.is(opener, BraidParser.LBRACE) || !statement || site.before(at, BraidParser.COLON) >= 0) {
            return null;
        }
        if (site.is(opener - 1, BraidParser.ARROW)) {
            final int function = site.before(opener, BraidParser.FN);
            return new FormProblem.Misplaced(
                    site.span(opener - 1, opener), "'=>' is followed by an expression, not by a block",
                    "write: " + (function < 0 ? "fn(…)" : site.source(function, opener - 2)) + " { … }");
        }
        return opener == site.start()
                ? form(opener, "a block cannot stand alone", "a '{' at the start of a statement opens a dict or a set; "
                        + "write the statements without it, or: if true { … }")
                : form(opener, "this '{' opens a dict or a set, not a block",
                        "a block follows a name, a value, a bracket, or 'else', 'try', 'spawn' and the like");
    }

    private boolean takesName(final int at) {
        return site.expected().contains(BraidParser.NAME) && !site.expected().contains(BraidParser.INT)
                || site.is(at - 1, BraidParser.FN) && site.is(at + 1, BraidParser.LPAREN, BraidParser.NAME)
                || site.is(at - 1, BraidParser.LPAREN, BraidParser.COMMA) && site.opensParameters(site.opener(at));
    }

    private @Nullable SyntaxProblem keywordAsName(final int at) {
        if (site.is(at, BraidParser.LBRACKET, BraidParser.LBRACE)
                && site.is(at - 1, BraidParser.LET, BraidParser.VAR, BraidParser.FOR)) {
            if (site.is(at - 2, BraidParser.SHARED)) {
                return form(at, "'shared var' takes one name", "write one 'shared var' for each name");
            }
            return form(at, "names stand here without brackets", "write: " + site.text(at - 1) + " "
                    + site.source(at + 1, site.closer(at) - 1)
                    + (site.is(at - 1, BraidParser.FOR) ? " in …" : " = …"));
        }
        if (site.is(at, BraidParser.LBRACKET) && site.is(at - 1, BraidParser.COMMA, BraidParser.LPAREN, BraidParser.AS)
                && !site.opensParameters(site.opener(at))) {
            return bracketedNames(at);
        }
        if (site.is(at, BraidParser.ASYNC)) {
            return form(at, "'async' stands before 'fn'", "write: async fn name(…) { … }");
        }
        final String text = site.text(at);
        if (site.opensParameters(site.opener(at)) && site.is(at - 1, BraidParser.LPAREN, BraidParser.COMMA)
                && site.is(at, BraidParser.INT, BraidParser.FLOAT, BraidParser.STRING, BraidParser.LPAREN,
                        BraidParser.LBRACKET, BraidParser.LBRACE)) {
            return form(at, "a parameter is a name", "write: fn f(a, b=1) { … }");
        }
        return !text.isEmpty() && Character.isLetter(text.charAt(0)) && !site.is(at, BraidParser.NAME)
                        && !site.is(at, BraidParser.STRING, BraidParser.BYTES, BraidParser.F_START)
                ? form(at, "'" + text + "' is a word of the language and cannot be a name", "choose another name")
                : null;
    }

    private SyntaxProblem bracketedNames(final int at) {
        return form(at, "names stand here without brackets",
                "write parentheses: (" + site.source(at + 1, site.closer(at) - 1) + ")");
    }

    private @Nullable SyntaxProblem assignment(final int at) {
        if (site.is(at - 1, BraidParser.ASSIGN)) {
            return form(at, "an '=' too many", "write = to assign, == to compare");
        }
        if (site.is(site.start(), BraidParser.LET, BraidParser.VAR, BraidParser.SHARED)
                && site.before(at, BraidParser.ASSIGN) >= 0 && site.opener(at) < 0) {
            return form(at, "a declaration gives one value", "write two: let a = 1, then let b = a");
        }
        final int head = site.before(at, BraidParser.IF, BraidParser.WHILE, BraidParser.ASSERT, BraidParser.RETURN,
                BraidParser.NOT, BraidParser.AND, BraidParser.OR);
        if (head >= 0) {
            return form(at, "'=' assigns, and cannot stand in an expression", "write == to compare");
        }
        if (site.before(at, BraidParser.FN) >= 0 && site.is(at - 1, BraidParser.RPAREN)) {
            return form(at, "the body of a function stands behind '=>' or in braces",
                    "write: " + site.source(site.before(at, BraidParser.FN), at - 1) + " => …");
        }
        if (site.before(at, BraidParser.ARROW) >= 0) {
            return form(at, "'=' assigns, and cannot stand in an expression", "write: fn(…) { … }");
        }
        return form(at, "'=' assigns, and cannot stand in an expression",
                "write == to compare, or assign in a statement of its own");
    }

    /** The statement ends before it is complete. */
    private @Nullable SyntaxProblem ended(final int at) {
        if (site.is(at + 1, BraidParser.LBRACE) && (site.expected().contains(BraidParser.BLOCK_OPEN))) {
            return form(at + 1, "the '{' of a block stands on the line of what it belongs to",
                    "write: " + site.source(site.start(), at - 1) + " {");
        }
        if (site.is(site.start(), BraidParser.LET, BraidParser.VAR, BraidParser.SHARED)
                && site.expected().contains(BraidParser.ASSIGN)) {
            return form(site.start(), "this declaration gives no value",
                    "write: " + (site.is(site.start(), BraidParser.SHARED) ? "shared var " : "var ")
                            + site.source(site.is(site.start(), BraidParser.SHARED)
                                    ? site.start() + 2 : site.start() + 1, at - 1) + " = none");
        }
        return missingBlock(at);
    }

    private @Nullable SyntaxProblem missingBlock(final int at) {
        if (!site.expected().contains(BraidParser.BLOCK_OPEN) || site.expected().contains(BraidParser.INT)) {
            return null;
        }
        final int head = site.before(at, BraidParser.IF, BraidParser.WHILE, BraidParser.FOR, BraidParser.WITH,
                BraidParser.CATCH, BraidParser.ELSE, BraidParser.TRY, BraidParser.FINALLY, BraidParser.PARALLEL,
                BraidParser.LOCK, BraidParser.TIMEOUT, BraidParser.TEST);
        if (head < 0 || !site.endsValue(at - 1) && head != at - 1 || site.is(at, BraidParser.ASSIGN)) {
            return null;
        }
        final boolean sameLine = site.is(at, BraidParser.NAME, BraidParser.RETURN, BraidParser.BREAK,
                BraidParser.CONTINUE, BraidParser.RAISE, BraidParser.AWAIT, BraidParser.SPAWN);
        if (site.is(head, BraidParser.CATCH) && site.is(at, BraidParser.NAME)) {
            return form(at, "the name of an error stands behind 'as'",
                    "write: " + site.source(head, at - 1) + " as " + site.text(at) + " { … }");
        }
        if (site.is(head, BraidParser.PARALLEL) && site.name(at, "on")) {
            return form(at, "the model of a 'parallel' stands in parentheses", "write: parallel(on="
                    + (site.is(at + 1, BraidParser.NAME) ? site.text(at + 1) : "processes") + ") { … }");
        }
        return form(at, "'" + site.text(head) + "' needs a block in braces",
                "write: " + site.source(head, at - 1) + " { "
                        + (sameLine ? site.source(at, statementEnd(at)) : "…") + " }");
    }

    private int statementEnd(final int from) {
        final int last = site.headEnd(from);
        int end = from;
        while (end < last && !site.is(end + 1, BraidParser.ELSE)) {
            end++;
        }
        return end;
    }

    private SyntaxProblem statement(final int at) {
        final String word = site.text(at);
        if (site.is(at - 1, BraidParser.ARROW)) {
            return form(at, "'=>' is followed by an expression, not by '" + word + "'",
                    word.equals("return") ? "leave 'return' out, or write: fn(…) { return … }" : "write: fn(…) { … }");
        }
        if (word.equals("for") || word.equals("while")) {
            return form(at, "'" + word + "' is a statement, and has no value",
                    "write a list: [f(x) for x in xs], or: parallel for x in xs { … }");
        }
        return form(at, "'" + word + "' starts a statement, and cannot stand here",
                site.endsValue(at - 1) ? "a statement ends with its line or ';'" : "write it on a line of its own");
    }
}
