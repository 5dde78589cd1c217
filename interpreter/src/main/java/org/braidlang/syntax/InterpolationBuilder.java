package org.braidlang.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.braidlang.grammar.BraidParser.InterpolationContext;
import org.braidlang.grammar.BraidParser.PieceContext;
import org.braidlang.problems.LexicalProblem;
import org.jspecify.annotations.Nullable;

/** Builds f-strings. */
final class InterpolationBuilder {
    private final TreeBuilder tree;
    private final Nodes nodes;

    InterpolationBuilder(final TreeBuilder tree, final Nodes nodes) {
        this.tree = tree;
        this.nodes = nodes;
    }

    Expr interpolation(final InterpolationContext context) {
        final boolean raw = context.F_START().getText().toLowerCase(Locale.ROOT).contains("r");
        return new Expr.Interpolation(nodes.span(context), pieces(context.piece(), raw));
    }

    private List<Expr.Piece> pieces(final List<PieceContext> contexts, final boolean raw) {
        final List<Expr.Piece> pieces = new ArrayList<>();
        final StringBuilder text = new StringBuilder();
        for (final PieceContext context : contexts) {
            if (context.FIELD_OPEN() == null) {
                text.append(characters(context.getStart(), raw));
            } else {
                if (!text.isEmpty()) {
                    pieces.add(new Expr.Piece.Text(text.toString()));
                    text.setLength(0);
                }
                nodes.enter(context.getStart());
                pieces.add(field(context, raw));
                nodes.leave();
            }
        }
        if (!text.isEmpty()) {
            pieces.add(new Expr.Piece.Text(text.toString()));
        }
        return List.copyOf(pieces);
    }

    private String characters(final Token token, final boolean raw) {
        final String text = token.getText();
        return text.equals("{{") ? "{"
                : text.equals("}}") ? "}"
                : tree.literals().characters(text, token.getStartIndex(), raw, false);
    }

    private Expr.Piece.Field field(final PieceContext context, final boolean raw) {
        final Expr value = tree.expressions().expressions(context.expressions());
        final String label = label(context);
        final List<Expr.Piece> specification = pieces(context.piece(), raw);
        final boolean shown = label != null && context.FIELD_COLON() == null && context.BANG() == null;
        return new Expr.Piece.Field(
                nodes.span(context), label, value, shown ? 'r' : conversion(context), specification);
    }

    /** With the spaces around, as Python shows it. */
    private @Nullable String label(final PieceContext context) {
        if (context.FIELD_EQUALS() == null) {
            return null;
        }
        final Token after = tree.tokenAfter(context.FIELD_EQUALS().getSymbol());
        return nodes.text(context.FIELD_OPEN().getSymbol().getStopIndex() + 1, after.getStartIndex());
    }

    private char conversion(final PieceContext context) {
        if (context.BANG() == null) {
            return 0;
        }
        final String word = context.NAME().getText();
        if (!List.of("r", "s", "a").contains(word)) {
            throw nodes.abandon(new LexicalProblem.UnknownConversion(nodes.span(context.NAME()), word));
        }
        return word.charAt(0);
    }
}
