package org.braidlang.syntax;

import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.braidlang.grammar.BraidParser;
import org.braidlang.grammar.LayoutLexer;
import org.braidlang.problems.Excerpt;
import org.braidlang.problems.FormProblem;
import org.braidlang.problems.SyntaxProblem;
import org.braidlang.problems.Unexpected;
import org.jspecify.annotations.Nullable;

/** Says what is wrong where the parser could not go on: in terms of what people may have meant, if that can be told. */
final class Explanations {
    private static final List<Integer> CLOSERS = List.of(
            BraidParser.RPAREN, BraidParser.RBRACKET, BraidParser.RBRACE);

    private final Site site;

    private Explanations(final Site site) {
        this.site = site;
    }

    static SyntaxProblem explain(final Site site) {
        final boolean continued = site.at() > 0 && LayoutLexer.continuesLine(site.type(site.at() - 1));
        if (continued && !site.sameLine(site.at() - 1, site.at()) && site.opener(site.at()) < 0) {
            return new FormProblem.Unfinished(site.span(site.at() - 1), atEnd(site));
        }
        SyntaxProblem problem = new ForeignWords(site).find();
        if (problem == null) {
            problem = new ForeignOperators(site).find();
        }
        if (problem == null) {
            problem = new ForeignForms(site).find();
        }
        if (problem == null) {
            problem = new Misplacements(site).find();
        }
        return problem == null ? new Explanations(site).unexpected() : problem;
    }

    private static boolean atEnd(final Site site) {
        return site.type() == Token.EOF
                || site.type() == BraidParser.NEWLINE && site.type(site.at() + 1) == Token.EOF;
    }

    private Unexpected unexpected() {
        return new Unexpected(site.span(), found(), expected(), hint());
    }

    private String found() {
        final String text = Excerpt.of(site.text(site.at()));
        return switch (site.type()) {
            case Token.EOF -> "end of the script";
            case BraidParser.NEWLINE -> switch (site.type(site.at() + 1)) {
                case Token.EOF -> "end of the script";
                case BraidParser.BLOCK_CLOSE -> "'}'";
                default -> "end of the line";
            };
            case BraidParser.NAME -> "name '" + text + "'";
            case BraidParser.INT, BraidParser.FLOAT, BraidParser.DURATION -> "number " + text;
            case BraidParser.STRING, BraidParser.BYTES, BraidParser.F_START -> "string";
            default -> "'" + text + "'";
        };
    }

    private @Nullable String expected() {
        final IntervalSet types = site.expected();
        if (types.contains(BraidParser.NEWLINE)) {
            return null;
        }
        if (types.contains(BraidParser.INT)) {
            return "an expression";
        }
        if (types.contains(BraidParser.COMMA)) {
            if (types.contains(BraidParser.COLON)) {
                return "':', ',' or '}'";
            }
            for (final int closer : CLOSERS) {
                if (types.contains(closer)) {
                    return "',' or " + symbol(closer);
                }
            }
        }
        if (types.size() == 1) {
            final int type = types.getMinElement();
            return CLOSERS.contains(type) ? "',' or " + symbol(type) : symbol(type);
        }
        if (types.contains(BraidParser.BLOCK_OPEN)) {
            return "a block in braces";
        }
        if (types.size() <= 3) {
            return String.join(" or ", types.toList().stream().map(Explanations::symbol).toList());
        }
        return null;
    }

    private static String symbol(final int type) {
        return switch (type) {
            case BraidParser.NAME -> "a name";
            case BraidParser.STRING -> "a string";
            case BraidParser.BLOCK_OPEN -> "a block in braces";
            case BraidParser.FIELD_CLOSE, BraidParser.BLOCK_CLOSE, BraidParser.RBRACE -> "'}'";
            case BraidParser.FIELD_COLON -> "':'";
            case BraidParser.FIELD_EQUALS -> "'='";
            case BraidParser.OPEN_RANGE -> "'..'";
            case BraidParser.NEWLINE -> "the end of the line";
            default -> {
                final String literal = BraidParser.VOCABULARY.getLiteralName(type);
                yield literal == null
                        ? "'" + BraidParser.VOCABULARY.getSymbolicName(type).toLowerCase(Locale.ROOT) + "'"
                        : literal;
            }
        };
    }

    private @Nullable String hint() {
        if (!site.expected().contains(BraidParser.NEWLINE)) {
            return null;
        }
        return site.endsValue(site.at() - 1) && site.is(site.at(), BraidParser.NAME, BraidParser.INT,
                        BraidParser.FLOAT, BraidParser.DURATION, BraidParser.STRING, BraidParser.LET,
                        BraidParser.VAR, BraidParser.FN, BraidParser.RETURN, BraidParser.SPAWN, BraidParser.AWAIT)
                ? "is an operator or a comma missing? A statement ends with its line, or with ';'"
                : null;
    }
}
