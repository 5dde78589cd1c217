package org.braidlang.ir;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of {@code --dump=ir}: blocks, their instructions, and the types of registers. */
public final class IrPrinter {
    private IrPrinter() {}

    public static String print(final List<Function> functions) {
        return functions.stream().map(IrPrinter::print).collect(Collectors.joining("\n"));
    }

    private static String print(final Function function) {
        final StringBuilder text = new StringBuilder();
        text.append(function.kind().name().toLowerCase(java.util.Locale.ROOT)).append(" f")
                .append(function.number()).append(' ').append(function.name()).append(typed(function, function.parameters()))
                .append(" -> ").append(function.returnType()).append('\n');
        for (final Block block : function.blocks()) {
            text.append("  ").append(block).append(':');
            if (block.loop() != null) {
                text.append("  loop ").append(block.loop().header());
            }
            if (block.handler() != null) {
                text.append("  errors to ").append(block.handler());
            }
            text.append('\n');
            block.instructions().forEach(i -> text.append("    ").append(line(function, i)).append('\n'));
            text.append("    ").append(line(block.terminator())).append('\n');
        }
        return text.toString();
    }

    private static String line(final Function function, final Instruction instruction) {
        final @Nullable Register result = instruction.result();
        final String head = result == null ? "" : result + ":" + function.type(result) + " = ";
        final String name = instruction.getClass().getSimpleName();
        return head + switch (instruction) {
            case Instruction.Constant i -> "Constant " + (i.value() instanceof String s ? "\"" + s + "\"" : i.value());
            case Instruction.Arithmetic i -> i.left() + " " + i.operator().symbol() + " " + i.right();
            case Instruction.Compare i -> i.operator() + list(i.operands());
            case Instruction.Operate i -> i.operation() + list(i.operands()) + (i.text().isEmpty() ? "" : " " + i.text());
            case Instruction.Aggregate i -> i.kind() + list(i.operands());
            case Instruction.Unpack i -> list(i.results()) + " = Unpack " + i.source();
            case Instruction.Capture i -> "Capture " + i.index();
            case Instruction.ReadGlobal i -> "ReadGlobal " + i.global().name();
            case Instruction.WriteGlobal i -> "WriteGlobal " + i.global().name() + " " + i.value();
            case Instruction.Builtin i -> "Builtin " + i.name();
            case Instruction.MakeClosure i -> "MakeClosure f" + i.function().number() + list(i.operands());
            case Instruction.CallFunction i ->
                "CallFunction f" + i.function().number() + " " + i.function().name() + list(i.operands());
            case Instruction.Call i -> i.mode() + (i.method() == null ? "" : " ." + i.method()) + list(i.operands())
                    + on(i.on());
            case Instruction.Suspend i -> "Suspend " + i.kind() + list(i.operands()) + on(i.on());
            case Instruction.NewCell i -> i.shared() ? "NewCell shared" : "NewCell";
            default -> name + list(instruction.operands());
        };
    }

    private static String on(final @Nullable String model) {
        return model == null ? "" : " on " + model;
    }

    private static String line(final Terminator terminator) {
        final String name = terminator.getClass().getSimpleName();
        return switch (terminator) {
            case Terminator.CompareBranch t -> "Branch " + t.operator() + list(t.operands()) + " " + t.successors();
            case Terminator.NextBranch t -> t.item() + " = Next " + t.iteration() + " " + t.successors();
            default -> name + list(terminator.operands())
                    + (terminator.successors().isEmpty() ? "" : " " + terminator.successors());
        };
    }

    private static String list(final List<Register> registers) {
        return registers.stream().map(Register::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String typed(final Function function, final List<Register> registers) {
        return registers.stream().map(r -> r + ":" + function.type(r)).collect(Collectors.joining(", ", "(", ")"));
    }
}
