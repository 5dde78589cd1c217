package org.braidlang.codegen;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.braidlang.ir.Function;
import org.braidlang.ir.Register;

/** Makes the classes of the activations of coroutines and generators. Safe for any thread. */
final class ActivationEmitter {
    private final ClassNames names;
    private final boolean places;

    /** @param places whether the code tells to which place in the script each piece of it belongs */
    ActivationEmitter(final ClassNames names, final boolean places) {
        this.names = names;
        this.places = places;
    }

    /** A field for all that lives while it waits, and a method that switches on where it has waited. */
    byte[] emit(final Function function) {
        final EntryPoints points = new EntryPoints(function);
        final ClassDesc type = names.activation(function);
        final Literals literals = new Literals(type);
        final boolean coroutine = function.kind() == Function.Kind.COROUTINE;
        final ClassDesc superclass = coroutine ? RuntimeSymbols.COROUTINE : RuntimeSymbols.GENERATOR;
        final boolean captures = !function.captureCells().isEmpty();
        return ClassEmitter.CLASS_FILE.build(type, builder -> {
            ClassEmitter.header(builder, function, superclass);
            if (captures) {
                builder.withField("closure", names.owner(function), 0);
            }
            final Set<Register> kept = new LinkedHashSet<>(function.parameters());
            kept.addAll(points.live());
            builder.withMethodBody(
                    ConstantDescs.INIT_NAME, names.activationConstructor(function), ClassFile.ACC_PUBLIC, code -> {
                        code.aload(code.receiverSlot());
                        code.invokespecial(superclass, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
                        int parameter = 0;
                        if (captures) {
                            code.aload(code.receiverSlot()).aload(code.parameterSlot(parameter++));
                            code.putfield(type, "closure", names.owner(function));
                        }
                        for (final Register register : function.parameters()) {
                            code.aload(code.receiverSlot()).aload(code.parameterSlot(parameter++));
                            code.putfield(type, MethodEmitter.field(register), RuntimeSymbols.OBJECT);
                        }
                        code.return_();
                    });
            if (coroutine) {
                new CopyEmitter(names).coroutine(builder, function);
                builder.withMethodBody(
                        "name", MethodTypeDesc.of(RuntimeSymbols.STRING), ClassFile.ACC_PUBLIC,
                        code -> code.loadConstant(function.name()).areturn());
            }
            final List<Slots.Kind> kinds = new ArrayList<>();
            builder.withMethodBody(
                    "resume", MethodTypeDesc.of(RuntimeSymbols.OBJECT, RuntimeSymbols.TASK), ClassFile.ACC_PUBLIC,
                    code -> {
                        kinds.clear();
                        final MethodEmitter method = new MethodEmitter(
                                code, function, MethodEmitter.Form.RESUMABLE, names, points, literals, places);
                        kept.forEach(register -> kinds.add(method.slots.kind(register)));
                        method.emit();
                    });
            int i = 0;
            for (final Register register : kept) {
                builder.withField(MethodEmitter.field(register), kinds.get(i++).type, 0);
            }
            literals.define(builder, false, function);
        });
    }
}
