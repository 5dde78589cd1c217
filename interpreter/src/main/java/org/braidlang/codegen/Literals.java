package org.braidlang.codegen;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.braidlang.runtime.Bytes;
import org.braidlang.ir.Function;

/**
 * The literals of one class that no JVM instruction pushes: big ints, bytes and long strings. They are static final
 * fields, which is safe for reused workers because the values never change; so is the signature of a function.
 */
final class Literals {
    /** A string of this length fits a constant of the class file however it is encoded. */
    private static final int LONGEST = 20_000;

    private final ClassDesc owner;
    private final Map<Object, String> fields = new LinkedHashMap<>();

    Literals(final ClassDesc owner) {
        this.owner = owner;
    }

    void push(final CodeBuilder code, final Object literal) {
        if (literal instanceof String text && text.length() <= LONGEST) {
            code.loadConstant(text);
        } else {
            final String field = fields.computeIfAbsent(literal, _ -> "k" + fields.size());
            code.getstatic(owner, field, type(literal));
        }
    }

    private static ClassDesc type(final Object literal) {
        return switch (literal) {
            case String _ -> RuntimeSymbols.STRING;
            case BigInteger _ -> RuntimeSymbols.BIG_INTEGER;
            case Bytes _ -> RuntimeSymbols.BYTES;
            default -> throw new IllegalArgumentException("no literal: " + literal);
        };
    }

    /** Adds the fields and what sets them; {@code function} is the one whose signature the class holds, if any. */
    void define(final ClassBuilder builder, final boolean withSignature, final Function function) {
        if (fields.isEmpty() && !withSignature) {
            return;
        }
        final int flags = ClassFile.ACC_STATIC | ClassFile.ACC_FINAL | ClassFile.ACC_PRIVATE;
        fields.forEach((literal, name) -> builder.withField(name, type(literal), flags));
        if (withSignature) {
            builder.withField("signature", RuntimeSymbols.SIGNATURE, flags);
        }
        builder.withMethodBody("<clinit>", ConstantDescs.MTD_void, ClassFile.ACC_STATIC, code -> {
            fields.forEach((literal, name) -> {
                make(code, literal);
                code.putstatic(owner, name, type(literal));
            });
            if (withSignature) {
                signature(code, function);
                code.putstatic(owner, "signature", RuntimeSymbols.SIGNATURE);
            }
            code.return_();
        });
    }

    private static void make(final CodeBuilder code, final Object literal) {
        switch (literal) {
            case String text -> pieces(code, text);
            case BigInteger value -> {
                code.new_(RuntimeSymbols.BIG_INTEGER).dup();
                pieces(code, value.toString(Character.MAX_RADIX));
                code.loadConstant(Character.MAX_RADIX).invokespecial(
                        RuntimeSymbols.BIG_INTEGER, ConstantDescs.INIT_NAME,
                        MethodTypeDesc.of(ConstantDescs.CD_void, RuntimeSymbols.STRING, ConstantDescs.CD_int));
            }
            case Bytes bytes -> {
                pieces(code, new String(bytes.toArray(), StandardCharsets.ISO_8859_1));
                code.invokestatic(
                        RuntimeSymbols.BYTES, "ofLatin1",
                        MethodTypeDesc.of(RuntimeSymbols.BYTES, RuntimeSymbols.STRING));
            }
            default -> throw new IllegalArgumentException("no literal: " + literal);
        }
    }

    private static void pieces(final CodeBuilder code, final String text) {
        code.loadConstant(text.substring(0, Math.min(LONGEST, text.length())));
        for (int start = LONGEST; start < text.length(); start += LONGEST) {
            code.loadConstant(text.substring(start, Math.min(start + LONGEST, text.length())));
            code.invokevirtual(
                    RuntimeSymbols.STRING, "concat", MethodTypeDesc.of(RuntimeSymbols.STRING, RuntimeSymbols.STRING));
        }
    }

    private static void signature(final CodeBuilder code, final Function function) {
        code.new_(RuntimeSymbols.SIGNATURE).dup();
        code.loadConstant(function.name());
        code.loadConstant(function.parameterNames().size()).anewarray(RuntimeSymbols.STRING);
        for (int i = 0; i < function.parameterNames().size(); i++) {
            code.dup().loadConstant(i).loadConstant(function.parameterNames().get(i)).aastore();
        }
        code.loadConstant(function.requiredParameters());
        code.invokespecial(
                RuntimeSymbols.SIGNATURE, ConstantDescs.INIT_NAME,
                MethodTypeDesc.of(
                        ConstantDescs.CD_void, RuntimeSymbols.STRING, RuntimeSymbols.STRINGS, ConstantDescs.CD_int));
    }
}
