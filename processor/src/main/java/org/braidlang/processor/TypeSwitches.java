package org.braidlang.processor;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantPoolBuilder;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns switches over types into plain instanceof tests. The compiler has each of them linked when it is first reached,
 * which takes the JVM a millisecond, and the first one of a process 25: together half of the time in which a short
 * script runs.
 *
 * <p>The call that is linked (five bytes) becomes one of a method of the same class (three bytes, and two that do
 * nothing): so nothing else of the code moves, and its stack maps stay as they are.
 */
final class TypeSwitches {
    private static final String BOOTSTRAPS = "java/lang/runtime/SwitchBootstraps";
    private static final String NAME = "typeSwitch";
    private static final int PRIVATE_HELPER =
            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

    private TypeSwitches() {}

    /** The class with plain switches; the same bytes if it has none to change. */
    static byte[] plain(final byte[] bytes) {
        final ClassFile files = ClassFile.of();
        final ClassModel model = files.parse(bytes);
        final Map<Integer, InvokeDynamicEntry> calls = calls(model);
        if (calls.isEmpty()) {
            return bytes;
        }
        final Map<Integer, Integer> replacements = new LinkedHashMap<>();
        final byte[] extended = files.transformClass(model, ClassTransform.endHandler(builder ->
                calls.forEach((index, call) -> {
                    final String name = NAME + "$" + index;
                    builder.withMethodBody(name, call.typeSymbol(), PRIVATE_HELPER, code -> tests(code, call));
                    replacements.put(index, reference(builder.constantPool(), model, name, call.typeSymbol()));
                })));
        for (final MethodModel method : model.methods()) {
            method.code().ifPresent(code -> patch(extended, (CodeAttribute) code, replacements));
        }
        return extended;
    }

    /** The calls of switches that test for types only, by their indexes in the constant pool. */
    private static Map<Integer, InvokeDynamicEntry> calls(final ClassModel model) {
        final Map<Integer, InvokeDynamicEntry> found = new LinkedHashMap<>();
        for (final MethodModel method : model.methods()) {
            for (final CodeElement element : method.code().map(CodeModel::elementList).orElse(List.of())) {
                if (element instanceof InvokeDynamicInstruction call && isTypeSwitch(call.invokedynamic())) {
                    found.put(call.invokedynamic().index(), call.invokedynamic());
                }
            }
        }
        return found;
    }

    private static boolean isTypeSwitch(final InvokeDynamicEntry call) {
        final MemberRefEntry bootstrap = call.bootstrap().bootstrapMethod().reference();
        return bootstrap.owner().name().equalsString(BOOTSTRAPS) && bootstrap.name().equalsString(NAME)
                && call.bootstrap().arguments().stream().allMatch(ClassEntry.class::isInstance);
    }

    /** The number of the first type from {@code restart} on that fits; -1 for null; their count if none does. */
    private static void tests(final CodeBuilder code, final InvokeDynamicEntry call) {
        final List<LoadableConstantEntry> types = call.bootstrap().arguments();
        final Label present = code.newLabel();
        code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
        for (int i = 0; i < types.size(); i++) {
            final Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf((ClassEntry) types.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(types.size()).ireturn();
    }

    private static int reference(
            final ConstantPoolBuilder pool, final ClassModel owner, final String name, final MethodTypeDesc type) {
        final ClassEntry here = owner.thisClass();
        return owner.flags().has(AccessFlag.INTERFACE)
                ? pool.interfaceMethodRefEntry(here.asSymbol(), name, type).index()
                : pool.methodRefEntry(here.asSymbol(), name, type).index();
    }

    /** Changes the calls in a method's code, wherever that code stands in the class. */
    private static void patch(final byte[] bytes, final CodeAttribute code, final Map<Integer, Integer> replacements) {
        final byte[] before = code.codeArray();
        final byte[] after = before.clone();
        int position = 0;
        boolean changed = false;
        for (final CodeElement element : code.elementList()) {
            if (element instanceof Instruction instruction) {
                if (instruction instanceof InvokeDynamicInstruction call
                        && replacements.containsKey(call.invokedynamic().index())) {
                    ByteBuffer.wrap(after, position, 5).put((byte) Opcode.INVOKESTATIC.bytecode())
                            .putShort((short) (int) replacements.get(call.invokedynamic().index()))
                            .putShort((short) 0);
                    changed = true;
                }
                position += instruction.sizeInBytes();
            }
        }
        if (changed) {
            replaceAll(bytes, before, after);
        }
    }

    private static void replaceAll(final byte[] bytes, final byte[] before, final byte[] after) {
        for (int at = 0; at <= bytes.length - before.length; at++) {
            if (Arrays.equals(bytes, at, at + before.length, before, 0, before.length)) {
                System.arraycopy(after, 0, bytes, at, after.length);
            }
        }
    }
}
