package org.braidlang.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.braidlang.source.SourceFile;

/**
 * A function in the form that is compiled: blocks over registers. Made by Lowering, which fills it in; then Types sets
 * {@code types} and {@code returnType}. Compared by identity.
 */
public final class Function {
    /** PLAIN runs to its end when called; calling the others makes a coroutine or a generator. */
    public enum Kind { PLAIN, COROUTINE, GENERATOR }

    private final String name;
    private final int number;
    private final Kind kind;
    private final SourceFile file;
    private final List<String> parameterNames;
    private final int requiredParameters;
    final List<Register> parameters = new ArrayList<>();
    final List<Register> registers = new ArrayList<>();
    final List<Block> blocks = new ArrayList<>();
    final List<Boolean> captureCells = new ArrayList<>();
    final List<String> captureNames = new ArrayList<>();
    Type[] types = {};
    private Map<Register, Object> literals = Map.of();
    Type returnType = Type.NOTHING;

    Function(
            final String name,
            final int number,
            final Kind kind,
            final SourceFile file,
            final List<String> parameterNames,
            final int requiredParameters) {
        this.name = name;
        this.number = number;
        this.kind = kind;
        this.file = file;
        this.parameterNames = List.copyOf(parameterNames);
        this.requiredParameters = requiredParameters;
    }

    /** As traces show it. */
    public String name() {
        return name;
    }

    /** Unique in the program. */
    public int number() {
        return number;
    }

    public Kind kind() {
        return kind;
    }

    public SourceFile file() {
        return file;
    }

    public List<String> parameterNames() {
        return parameterNames;
    }

    /** How many parameters have no default. */
    public int requiredParameters() {
        return requiredParameters;
    }

    public List<Register> parameters() {
        return parameters;
    }

    public List<Register> registers() {
        return registers;
    }

    /** In the order of the text, the first one first. */
    public List<Block> blocks() {
        return blocks;
    }

    /** For each captured variable, whether its cell is captured (or just its value). */
    public List<Boolean> captureCells() {
        return captureCells;
    }

    /** The names of the captured variables. */
    public List<String> captureNames() {
        return captureNames;
    }

    /** The registers that are one literal wherever they are used. Known when the types are. */
    public Map<Register, Object> literals() {
        return literals;
    }

    /** Notes which registers are literals; nothing changes the blocks after this. */
    void findLiterals() {
        final Map<Register, Object> found = new HashMap<>();
        final BitSet assigned = new BitSet();
        parameters.forEach(parameter -> assigned.set(parameter.index()));
        for (final Block block : blocks) {
            for (final Instruction instruction : block.instructions()) {
                final Register result = instruction.result();
                if (result != null && assigned.get(result.index())) {
                    found.remove(result);
                } else if (instruction instanceof Instruction.Constant(final Register register, final Object value)) {
                    found.put(register, value);
                }
                if (result != null) {
                    assigned.set(result.index());
                }
                if (instruction instanceof Instruction.Unpack unpack) {
                    unpack.results().forEach(each -> assigned.set(each.index()));
                }
            }
            if (block.terminator() instanceof Terminator.NextBranch next) {
                assigned.set(next.item().index());
            }
        }
        literals = found;
    }

    public Type type(final Register register) {
        return types[register.index()];
    }

    /** INT where every value that it gives is an int; else OBJECT. */
    public Type returnType() {
        return returnType;
    }
}
