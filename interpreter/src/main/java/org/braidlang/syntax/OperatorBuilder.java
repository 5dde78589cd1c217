package org.braidlang.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.braidlang.grammar.BraidParser;
import org.braidlang.grammar.BraidParser.ExpressionContext;
import org.braidlang.grammar.BraidParser.HeaderContext;
import org.braidlang.grammar.BraidParser.InfixContext;
import org.braidlang.grammar.BraidParser.OperandContext;
import org.braidlang.grammar.BraidParser.PrefixContext;
import org.braidlang.problems.FormProblem;
import org.braidlang.source.Span;

/**
 * Groups the operands of one expression by how tightly the operators between them bind, by precedence climbing: only
 * operators that nest to the right recurse.
 */
final class OperatorBuilder {
    private static final int OR = 0;
    private static final int AND = 1;
    private static final int NOT = 2;
    private static final int COMPARISON = 3;
    private static final int RANGE = 4;
    private static final int BIT_OR = 5;
    private static final int BIT_XOR = 6;
    private static final int BIT_AND = 7;
    private static final int SHIFT = 8;
    private static final int SUM = 9;
    private static final int PRODUCT = 10;
    private static final int SIGN = 11;
    private static final int POWER = 12;
    private static final int AWAIT = 13;

    /** A part of the expression and where it stands, parentheses included. */
    private record Part(Expr expr, int start, int end) {}

    private final TreeBuilder tree;
    private final Nodes nodes;
    private final List<OperandContext> operands;
    private final List<InfixContext> infixes;
    private int operand;
    private int prefix;

    OperatorBuilder(final TreeBuilder tree, final Nodes nodes, final ExpressionContext context) {
        this.tree = tree;
        this.nodes = nodes;
        this.operands = context.operand();
        this.infixes = context.infix();
    }

    Expr build() {
        return level(OR).expr;
    }

    /** What can be made of the operands to come by operators that bind at least as tightly as {@code level}. */
    private Part level(final int level) {
        Part left = prefixed(level);
        while (operand < operands.size()) {
            final InfixContext infix = infixes.get(operand - 1);
            final int binding = binding(infix);
            if (binding < level) {
                break;
            }
            if (binding != COMPARISON) {
                refuseAfterBlock(infix);
            }
            left = switch (binding) {
                case COMPARISON -> comparison(left);
                case RANGE -> range(left, infix);
                case POWER -> power(left, infix);
                default -> combine(infix, left, level(binding + 1));
            };
        }
        return left;
    }

    private static int binding(final InfixContext infix) {
        return switch (infix.getStart().getType()) {
            case BraidParser.OR -> OR;
            case BraidParser.AND -> AND;
            case BraidParser.RANGE, BraidParser.RANGE_INCLUSIVE -> RANGE;
            case BraidParser.PIPE -> BIT_OR;
            case BraidParser.CARET -> BIT_XOR;
            case BraidParser.AMPERSAND -> BIT_AND;
            case BraidParser.LEFT, BraidParser.RIGHT -> SHIFT;
            case BraidParser.PLUS, BraidParser.MINUS -> SUM;
            case BraidParser.STAR, BraidParser.SLASH, BraidParser.DOUBLE_SLASH, BraidParser.PERCENT -> PRODUCT;
            case BraidParser.POWER -> POWER;
            default -> COMPARISON;
        };
    }

    private void refuseAfterBlock(final InfixContext infix) {
        final Token before = tree.tokenBefore(infix.getStart());
        if (before.getType() == BraidParser.BLOCK_CLOSE && before.getLine() == infix.getStart().getLine()) {
            nodes.report(new FormProblem.AfterBlock(nodes.span(infix), infix.getText()));
        }
    }

    private Part combine(final InfixContext infix, final Part left, final Part right) {
        final Span span = nodes.span(left.start, right.end);
        final Expr expr = switch (infix.getStart().getType()) {
            case BraidParser.OR -> new Expr.Or(span, left.expr, right.expr);
            case BraidParser.AND -> new Expr.And(span, left.expr, right.expr);
            default -> new Expr.Binary(span, operator(infix), nodes.span(infix), left.expr, right.expr);
        };
        return new Part(expr, left.start, right.end);
    }

    private static Expr.BinaryOperator operator(final InfixContext infix) {
        return switch (infix.getStart().getType()) {
            case BraidParser.PIPE -> Expr.BinaryOperator.BIT_OR;
            case BraidParser.CARET -> Expr.BinaryOperator.BIT_XOR;
            case BraidParser.AMPERSAND -> Expr.BinaryOperator.BIT_AND;
            case BraidParser.LEFT -> Expr.BinaryOperator.SHIFT_LEFT;
            case BraidParser.RIGHT -> Expr.BinaryOperator.SHIFT_RIGHT;
            case BraidParser.PLUS -> Expr.BinaryOperator.ADD;
            case BraidParser.MINUS -> Expr.BinaryOperator.SUBTRACT;
            case BraidParser.STAR -> Expr.BinaryOperator.MULTIPLY;
            case BraidParser.SLASH -> Expr.BinaryOperator.DIVIDE;
            case BraidParser.DOUBLE_SLASH -> Expr.BinaryOperator.FLOOR_DIVIDE;
            case BraidParser.PERCENT -> Expr.BinaryOperator.MODULO;
            case BraidParser.POWER -> Expr.BinaryOperator.POWER;
            default -> throw new IllegalStateException(infix.getText());
        };
    }

    private Part comparison(final Part first) {
        final List<Expr.Link> links = new ArrayList<>();
        int end = first.end;
        while (operand < operands.size() && binding(infixes.get(operand - 1)) == COMPARISON) {
            final InfixContext infix = infixes.get(operand - 1);
            refuseAfterBlock(infix);
            final Part right = level(COMPARISON + 1);
            links.add(new Expr.Link(nodes.span(infix), comparisonOperator(infix), right.expr));
            end = right.end;
        }
        return new Part(
                new Expr.Comparison(nodes.span(first.start, end), first.expr, List.copyOf(links)), first.start, end);
    }

    private static Expr.ComparisonOperator comparisonOperator(final InfixContext infix) {
        return switch (infix.getStart().getType()) {
            case BraidParser.EQUAL -> Expr.ComparisonOperator.EQUAL;
            case BraidParser.NOT_EQUAL -> Expr.ComparisonOperator.NOT_EQUAL;
            case BraidParser.LESS -> Expr.ComparisonOperator.LESS;
            case BraidParser.LESS_EQUAL -> Expr.ComparisonOperator.LESS_EQUAL;
            case BraidParser.GREATER -> Expr.ComparisonOperator.GREATER;
            case BraidParser.GREATER_EQUAL -> Expr.ComparisonOperator.GREATER_EQUAL;
            case BraidParser.IN -> Expr.ComparisonOperator.IN;
            case BraidParser.NOT -> Expr.ComparisonOperator.NOT_IN;
            default -> throw new IllegalStateException(infix.getText());
        };
    }

    private Part range(final Part from, final InfixContext infix) {
        final Part to = level(RANGE + 1);
        if (operand < operands.size() && binding(infixes.get(operand - 1)) == RANGE) {
            throw nodes.abandon(new FormProblem.RangeChain(nodes.span(infixes.get(operand - 1))));
        }
        final Span span = nodes.span(from.start, to.end);
        return new Part(
                new Expr.Range(span, from.expr, to.expr, infix.RANGE_INCLUSIVE() != null), from.start, to.end);
    }

    private Part power(final Part base, final InfixContext infix) {
        nodes.enter(infix.getStart());
        final Part exponent = level(SIGN);
        nodes.leave();
        return combine(infix, base, exponent);
    }

    private Part prefixed(final int level) {
        final OperandContext context = operands.get(operand);
        if (prefix == context.prefix().size()) {
            return primary(context);
        }
        final PrefixContext operator = context.prefix(prefix);
        final Token token = operator.getStart();
        prefix++;
        nodes.enter(token);
        final Part part = switch (token.getType()) {
            case BraidParser.NOT -> unary(Expr.UnaryOperator.NOT, NOT, level, operator);
            case BraidParser.MINUS -> unary(Expr.UnaryOperator.NEGATE, SIGN, level, operator);
            case BraidParser.PLUS -> unary(Expr.UnaryOperator.POSITIVE, SIGN, level, operator);
            case BraidParser.TILDE -> unary(Expr.UnaryOperator.INVERT, SIGN, level, operator);
            case BraidParser.AWAIT -> {
                final Part awaited = level(AWAIT);
                yield part(token, awaited.end, span -> new Expr.Await(span, awaited.expr));
            }
            case BraidParser.SPAWN -> spawn(context, token);
            default -> function(context, operator.header(), level);
        };
        nodes.leave();
        return part;
    }

    private interface Maker {
        Expr make(Span span);
    }

    private Part part(final Token from, final int end, final Maker maker) {
        return new Part(maker.make(nodes.span(from.getStartIndex(), end)), from.getStartIndex(), end);
    }

    private Part unary(
            final Expr.UnaryOperator operator, final int binding, final int level, final PrefixContext context) {
        if (level > binding) {
            throw nodes.abandon(new FormProblem.LoosePrefix(nodes.span(context), context.getText(), level == AWAIT));
        }
        final Part operand = level(binding);
        return part(context.getStart(), operand.end, span -> new Expr.Unary(span, operator, operand.expr));
    }

    private Part spawn(final OperandContext context, final Token token) {
        final boolean innermost = context.prefix().stream().skip(prefix).noneMatch(each -> each.SPAWN() != null);
        final Expr.On on = innermost && context.ON() != null
                ? new Expr.On(nodes.span(context.NAME()), tree.name(context.NAME()))
                : null;
        if (prefix == context.prefix().size() && context.construct() != null
                && context.construct().block() != null) {
            final Block body = tree.block(context.construct().block());
            advance();
            return part(token, end(context), span -> new Expr.SpawnBlock(span, body, on));
        }
        final Part spawned = level(AWAIT);
        final int end = on == null ? spawned.end : end(context);
        return part(token, end, span -> new Expr.Spawn(span, spawned.expr, on));
    }

    private Part function(final OperandContext context, final HeaderContext header, final int level) {
        if (level == AWAIT) {
            throw nodes.abandon(new FormProblem.FunctionAwaited(nodes.span(header)));
        }
        tree.functions().checkName(header);
        final Token start = header.getStart();
        if (header.ARROW() != null) {
            final Part body = level(OR);
            if (body.expr instanceof Expr.DictDisplay dict && dict.entries().isEmpty()) {
                throw nodes.abandon(new FormProblem.ArrowBeforeBlock(dict.span()));
            }
            return part(start, body.end, span -> tree.functions()
                    .lambda(span, header, new FunctionNode.Body.Expression(body.expr)));
        }
        if (prefix < context.prefix().size() || context.construct() == null || context.construct().block() == null) {
            throw nodes.abandon(new FormProblem.FunctionBody(nodes.span(tree.tokenAfter(header.getStop()))));
        }
        final Block body = tree.block(context.construct().block());
        refuseOn(context);
        advance();
        return part(start, end(context), span -> tree.functions()
                .lambda(span, header, new FunctionNode.Body.Statements(body)));
    }

    private Part primary(final OperandContext context) {
        final int links = operands.size() - operand - 1;
        nodes.enterChain(links, context.getStart());
        final Expr expr = context.chain() != null
                ? tree.expressions().chain(context.chain())
                : tree.constructs().construct(context.construct());
        nodes.leaveChain(links);
        if (context.prefix().stream().noneMatch(each -> each.SPAWN() != null)) {
            refuseOn(context);
        }
        advance();
        final Token start = context.chain() != null ? context.chain().getStart() : context.construct().getStart();
        final Token stop = context.chain() != null ? context.chain().getStop() : context.construct().getStop();
        return new Part(expr, start.getStartIndex(), stop.getStopIndex() + 1);
    }

    private void refuseOn(final OperandContext context) {
        if (context.ON() != null) {
            nodes.report(new FormProblem.MisplacedOn(nodes.span(context.ON())));
        }
    }

    private void advance() {
        operand++;
        prefix = 0;
    }

    private static int end(final OperandContext context) {
        return context.getStop().getStopIndex() + 1;
    }
}
