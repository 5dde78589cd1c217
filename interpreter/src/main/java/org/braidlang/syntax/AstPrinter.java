package org.braidlang.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tree of a script as text, for {@code --dump=ast} and tests: a statement a line, expressions as lists in
 * parentheses with their kind first, blocks indented.
 */
public final class AstPrinter {
    private final StringBuilder out = new StringBuilder();
    private int indentation;

    private AstPrinter() {}

    public static String print(final Script script) {
        final AstPrinter printer = new AstPrinter();
        for (final Stmt statement : script.statements()) {
            printer.statement(statement);
            printer.out.append('\n');
        }
        return printer.out.toString();
    }

    private void line() {
        out.append('\n').append("  ".repeat(indentation));
    }

    private void block(final Block block) {
        out.append(" {");
        indentation++;
        for (final Stmt statement : block.statements()) {
            line();
            statement(statement);
        }
        indentation--;
        if (!block.statements().isEmpty()) {
            line();
        }
        out.append('}');
    }

    private void statement(final Stmt statement) {
        switch (statement) {
            case Stmt.Declaration declaration -> {
                out.append(switch (declaration.kind()) {
                    case LET -> "(let ";
                    case VAR -> "(var ";
                    case SHARED_VAR -> "(shared var ";
                });
                target(declaration.target());
                item(declaration.value());
                out.append(')');
            }
            case Stmt.Assignment assignment -> {
                out.append("(=");
                for (final Target target : assignment.targets()) {
                    out.append(' ');
                    target(target);
                }
                item(assignment.value());
                out.append(')');
            }
            case Stmt.AugmentedAssignment assignment -> {
                out.append('(').append(assignment.operator().symbol()).append("= ");
                target(assignment.target());
                item(assignment.value());
                out.append(')');
            }
            case Stmt.ExpressionStatement expression -> expression(expression.expression());
            case Stmt.FunctionDeclaration declaration -> function(declaration.function());
            case Stmt.While loop -> {
                list("while", loop.condition());
                block(loop.body());
                out.append(')');
            }
            case Stmt.For loop -> {
                out.append(loop.awaits() ? "(for await " : "(for ");
                target(loop.target());
                item(loop.iterable());
                block(loop.body());
                out.append(')');
            }
            case Stmt.Break _ -> out.append("(break)");
            case Stmt.Continue _ -> out.append("(continue)");
            case Stmt.Return returning -> closed("return", returning.value());
            case Stmt.Raise raise -> closed("raise", raise.error());
            case Stmt.Assert assertion -> closed("assert", assertion.condition(), assertion.message());
            case Stmt.ImportModule module -> out.append("(import ").append(module.module()).append(" as ")
                    .append(module.name().name()).append(')');
            case Stmt.ImportScript script -> {
                out.append("(import ");
                quoted(script.path());
                out.append(" as ").append(script.name().name()).append(')');
            }
            case Stmt.Test test -> {
                out.append("(test ");
                quoted(test.name());
                test.models().forEach(this::on);
                block(test.body());
                out.append(')');
            }
        }
    }

    private void target(final Target target) {
        switch (target) {
            case Target.Name name -> out.append(name.name());
            case Target.Tuple tuple -> {
                out.append("(tuple");
                for (final Target each : tuple.items()) {
                    out.append(' ');
                    target(each);
                }
                out.append(')');
            }
            case Target.Index index -> closed("index", index.target(), index.index());
            case Target.Slice slice -> slice(slice.target(), slice.from(), slice.to(), slice.inclusive());
            case Target.Attribute attribute -> attribute(attribute.target(), attribute.name());
        }
    }

    private void expression(final Expr expression) {
        switch (expression) {
            case Expr.NoneLiteral _ -> out.append("none");
            case Expr.BoolLiteral literal -> out.append(literal.value());
            case Expr.IntLiteral literal -> out.append(literal.value());
            case Expr.FloatLiteral literal -> out.append(literal.value());
            case Expr.StringLiteral literal -> quoted(literal.value());
            case Expr.BytesLiteral literal -> {
                out.append('b');
                quoted(literal.latin1());
            }
            case Expr.Interpolation interpolation -> {
                out.append("(f");
                pieces(interpolation.pieces());
                out.append(')');
            }
            case Expr.Name name -> out.append(name.name());
            case Expr.ListDisplay list -> closed("list", list.items());
            case Expr.TupleDisplay tuple -> closed("tuple", tuple.items());
            case Expr.SetDisplay set -> closed("set", set.items());
            case Expr.DictDisplay dict -> {
                out.append("(dict");
                for (final Expr.Entry entry : dict.entries()) {
                    out.append(' ');
                    entry(entry.key(), entry.value());
                }
                out.append(')');
            }
            case Expr.Comprehension comprehension -> {
                out.append(switch (comprehension.kind()) {
                    case LIST -> "(list-of ";
                    case SET -> "(set-of ";
                    case GENERATOR -> "(generate ";
                });
                expression(comprehension.element());
                clauses(comprehension.clauses());
            }
            case Expr.DictComprehension comprehension -> {
                out.append("(dict-of ");
                entry(comprehension.key(), comprehension.value());
                clauses(comprehension.clauses());
            }
            case Expr.Unary unary -> closed(switch (unary.operator()) {
                case NEGATE -> "-";
                case POSITIVE -> "+";
                case INVERT -> "~";
                case NOT -> "not";
            }, unary.operand());
            case Expr.Binary binary -> closed(binary.operator().symbol(), binary.left(), binary.right());
            case Expr.And and -> closed("and", and.left(), and.right());
            case Expr.Or or -> closed("or", or.left(), or.right());
            case Expr.Comparison comparison -> comparison(comparison);
            case Expr.Range range -> closed(range.inclusive() ? "..=" : "..", range.from(), range.to());
            case Expr.Call call -> {
                list("call", call.callee());
                for (final Expr.Argument argument : call.arguments()) {
                    out.append(' ').append(argument.name() == null ? "" : argument.name() + "=");
                    expression(argument.value());
                }
                out.append(')');
            }
            case Expr.Index index -> closed("index", index.target(), index.index());
            case Expr.Slice slice -> slice(slice.target(), slice.from(), slice.to(), slice.inclusive());
            case Expr.Attribute attribute -> attribute(attribute.target(), attribute.name());
            case Expr.Lambda lambda -> function(lambda.function());
            case Expr.Await await -> closed("await", await.operand());
            case Expr.Spawn spawn -> {
                list("spawn", spawn.operand());
                on(spawn.on());
                out.append(')');
            }
            case Expr.SpawnBlock spawn -> {
                out.append("(spawn");
                on(spawn.on());
                block(spawn.body());
                out.append(')');
            }
            case Expr.ParallelBlock parallel -> {
                out.append("(parallel");
                options(parallel.options());
                parallel.branches().forEach(this::block);
                out.append(')');
            }
            case Expr.ParallelFor parallel -> {
                out.append("(parallel");
                options(parallel.options());
                out.append(" for ");
                target(parallel.target());
                item(parallel.iterable());
                block(parallel.body());
                out.append(')');
            }
            case Expr.If conditional -> {
                String word = "(if ";
                for (final Expr.Branch branch : conditional.branches()) {
                    out.append(word);
                    expression(branch.condition());
                    block(branch.body());
                    word = " else if ";
                }
                optional("else", conditional.orElse());
                out.append(')');
            }
            case Expr.Try attempt -> attempt(attempt);
            case Expr.With with -> {
                list("with", with.resource());
                if (with.target() != null) {
                    out.append(" as ");
                    target(with.target());
                }
                block(with.body());
                out.append(')');
            }
            case Expr.Lock lock -> {
                list("lock", lock.lock());
                block(lock.body());
                out.append(')');
            }
            case Expr.Timeout timeout -> {
                list("timeout", timeout.duration());
                block(timeout.body());
                out.append(')');
            }
        }
    }

    private void comparison(final Expr.Comparison comparison) {
        out.append("(compare ");
        expression(comparison.first());
        for (final Expr.Link link : comparison.links()) {
            out.append(switch (link.operator()) {
                case EQUAL -> " == ";
                case NOT_EQUAL -> " != ";
                case LESS -> " < ";
                case LESS_EQUAL -> " <= ";
                case GREATER -> " > ";
                case GREATER_EQUAL -> " >= ";
                case IN -> " in ";
                case NOT_IN -> " not in ";
            });
            expression(link.operand());
        }
        out.append(')');
    }

    private void attempt(final Expr.Try attempt) {
        out.append("(try");
        block(attempt.body());
        for (final Expr.Catch each : attempt.catches()) {
            out.append(" catch");
            item(each.kind());
            if (each.name() != null) {
                out.append(" as ").append(each.name().name());
            }
            block(each.body());
        }
        optional("finally", attempt.finallyBlock());
        out.append(')');
    }

    private void function(final FunctionNode function) {
        out.append(function.async() ? "(async fn " : "(fn ").append(function.name()).append(" (");
        String separator = "";
        for (final FunctionNode.Parameter parameter : function.parameters()) {
            out.append(separator).append(parameter.name());
            if (parameter.defaultValue() != null) {
                out.append('=');
                expression(parameter.defaultValue());
            }
            separator = " ";
        }
        out.append(')');
        switch (function.body()) {
            case FunctionNode.Body.Expression body -> {
                out.append(" =>");
                item(body.value());
            }
            case FunctionNode.Body.Statements body -> block(body.block());
        }
        out.append(')');
    }

    private void list(final String kind, final Expr first) {
        out.append('(').append(kind).append(' ');
        expression(first);
    }

    private void closed(final String kind, final @Nullable Expr... items) {
        out.append('(').append(kind);
        for (final Expr item : items) {
            item(item);
        }
        out.append(')');
    }

    private void closed(final String kind, final List<Expr> items) {
        out.append('(').append(kind);
        items.forEach(this::item);
        out.append(')');
    }

    private void item(final @Nullable Expr item) {
        if (item != null) {
            out.append(' ');
            expression(item);
        }
    }

    private void entry(final Expr key, final Expr value) {
        expression(key);
        out.append(':');
        expression(value);
    }

    private void clauses(final List<Expr.Clause> clauses) {
        for (final Expr.Clause clause : clauses) {
            switch (clause) {
                case Expr.Clause.For loop -> {
                    out.append(" for ");
                    target(loop.target());
                    out.append(" in");
                    item(loop.iterable());
                }
                case Expr.Clause.If condition -> {
                    out.append(" if");
                    item(condition.condition());
                }
            }
        }
        out.append(')');
    }

    private void slice(
            final Expr target, final @Nullable Expr from, final @Nullable Expr to, final boolean inclusive) {
        list("slice", target);
        out.append(' ');
        if (from != null) {
            expression(from);
        }
        out.append(inclusive ? "..=" : "..");
        if (to != null) {
            expression(to);
        }
        out.append(')');
    }

    private void attribute(final Expr target, final String name) {
        list(".", target);
        out.append(' ').append(name).append(')');
    }

    private void pieces(final List<Expr.Piece> pieces) {
        for (final Expr.Piece piece : pieces) {
            out.append(' ');
            switch (piece) {
                case Expr.Piece.Text text -> quoted(text.text());
                case Expr.Piece.Field field -> {
                    out.append('{');
                    if (field.label() != null) {
                        quoted(field.label());
                        out.append(' ');
                    }
                    expression(field.value());
                    if (field.conversion() != 0) {
                        out.append(" !").append(field.conversion());
                    }
                    if (!field.spec().isEmpty()) {
                        out.append(" :");
                        pieces(field.spec());
                    }
                    out.append('}');
                }
            }
        }
    }

    private void on(final Expr.@Nullable On on) {
        if (on != null) {
            out.append(" on ").append(on.model());
        }
    }

    private void options(final Expr.ParallelOptions options) {
        if (options.limit() != null) {
            out.append(" limit=");
            expression(options.limit());
        }
        on(options.on());
    }

    private void optional(final String word, final @Nullable Block block) {
        if (block != null) {
            out.append(' ').append(word);
            block(block);
        }
    }

    private void quoted(final String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            final char character = text.charAt(i);
            switch (character) {
                case '"', '\\' -> out.append('\\').append(character);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isISOControl(character) || Character.isSurrogate(character)) {
                        out.append(String.format("\\u%04x", (int) character));
                    } else {
                        out.append(character);
                    }
                }
            }
        }
        out.append('"');
    }
}
