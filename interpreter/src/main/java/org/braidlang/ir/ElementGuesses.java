package org.braidlang.ir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.braidlang.syntax.Expr.BinaryOperator;

/**
 * Guesses of a function's elements, {@code list[index]} and what a loop walks over, which are ints and which are floats. Registers that are added,
 * compared or moved to one another make a web of values that are probably of one type; what is known of any of them is
 * evidence for all. Without evidence there is no guess: a wrong one costs the function its typed form.
 */
final class ElementGuesses {
    private static final int INT = 1;
    private static final int FLOAT = 2;
    private static final int OTHER = 4;

    /** The typed form can leave at each element, and the general one be entered: code that must stay small. */
    private static final int MOST_INSTRUCTIONS = 300;

    private final int[] webs;
    private final int[] evidence;
    /** Where lists, strings and the like are made, which can be added and multiplied too. */
    private final Set<Register> made = new HashSet<>();

    private ElementGuesses(final int registers) {
        webs = new int[registers];
        evidence = new int[registers];
        for (int i = 0; i < registers; i++) {
            webs[i] = i;
        }
    }

    /** The guesses, INT or REAL, by the registers that the elements are read into. */
    static Map<Register, Type> of(final Function function, final Set<Register> intParameters) {
        final Map<Register, Type> guesses = new HashMap<>();
        final List<Instruction> instructions =
                function.blocks().stream().flatMap(block -> block.instructions().stream()).toList();
        if (function.kind() != Function.Kind.PLAIN || instructions.size() > MOST_INSTRUCTIONS
                || instructions.stream().noneMatch(ElementGuesses::isElement)) {
            return guesses;
        }
        final ElementGuesses all = new ElementGuesses(function.registers().size());
        intParameters.forEach(parameter -> all.note(parameter, INT));
        instructions.forEach(all::making);
        instructions.forEach(all::learn);
        for (final Block block : function.blocks()) {
            if (block.terminator() instanceof Terminator.CompareBranch compare) {
                all.unite(compare.left(), compare.right());
            }
        }
        for (final Instruction instruction : instructions) {
            final Register result = instruction.result();
            if (isElement(instruction) && result != null) {
                final int known = all.evidence[all.web(result.index())];
                if (known == INT) {
                    guesses.put(result, Type.INT);
                } else if (known == FLOAT || known == (INT | FLOAT)) {
                    guesses.put(result, Type.REAL);
                }
            }
        }
        return guesses;
    }

    private static boolean isElement(final Instruction instruction) {
        return instruction instanceof Instruction.Operate operate
                && (operate.operation() == Operation.INDEX || operate.operation() == Operation.ITEM);
    }

    private void making(final Instruction instruction) {
        final boolean makes = switch (instruction) {
            case Instruction.Aggregate _, Instruction.MakeClosure _, Instruction.Builtin _ -> true;
            case Instruction.Constant(final Register _, final Object value) ->
                !(value instanceof Long || value instanceof Double);
            case Instruction.Operate operate -> switch (operate.operation()) {
                case STRING, REPR, ASCII, FORMAT, SLICE, SLICE_INCLUSIVE -> true;
                default -> false;
            };
            default -> false;
        };
        if (makes && instruction.result() != null) {
            made.add(instruction.result());
            note(instruction.result(), OTHER);
        }
    }

    private void learn(final Instruction instruction) {
        switch (instruction) {
            case Instruction.Constant(final Register result, final Long _) -> note(result, INT);
            case Instruction.Constant(final Register result, final Double _) -> note(result, FLOAT);
            case Instruction.ToInt(final Register result, final Register _) -> note(result, INT);
            case Instruction.Move(final Register result, final Register source) -> unite(result, source);
            case Instruction.Negate i -> unite(i.result(), i.operand());
            case Instruction.Compare i -> unite(i.left(), i.right());
            case Instruction.Arithmetic i -> arithmetic(i);
            case Instruction.Operate i -> {
                switch (i.operation()) {
                    case INDEX, SET_INDEX, SLICE, SLICE_INCLUSIVE, SET_SLICE, SET_SLICE_INCLUSIVE, ITERATE,
                        GET_ATTRIBUTE, SET_ATTRIBUTE -> note(i.operands().getFirst(), OTHER);
                    case ADD_TO_SUM -> note(i.operands().get(1), INT);
                    default -> { }
                }
            }
            case Instruction.Call i -> note(i.callee(), OTHER);
            default -> { }
        }
    }

    private void arithmetic(final Instruction.Arithmetic i) {
        final boolean ofOthers = made.contains(i.left()) || made.contains(i.right());
        switch (i.operator()) {
            case DIVIDE -> note(i.result(), FLOAT);
            case POWER, SHIFT_LEFT, SHIFT_RIGHT -> unite(i.result(), i.left());
            case ADD, SUBTRACT, MULTIPLY, FLOOR_DIVIDE, MODULO, BIT_AND, BIT_OR, BIT_XOR -> {
                if (!ofOthers) {
                    unite(i.result(), i.left());
                    unite(i.result(), i.right());
                } else {
                    note(i.result(), OTHER);
                    if (i.operator() != BinaryOperator.MULTIPLY) {
                        note(i.left(), OTHER);
                        note(i.right(), OTHER);
                    }
                }
            }
        }
    }

    private void note(final Register register, final int kind) {
        evidence[web(register.index())] |= kind;
    }

    private void unite(final Register one, final Register other) {
        final int into = web(one.index());
        final int from = web(other.index());
        webs[from] = into;
        evidence[into] |= evidence[from];
    }

    private int web(final int register) {
        int web = register;
        while (webs[web] != web) {
            webs[web] = webs[webs[web]];
            web = webs[web];
        }
        return web;
    }
}
