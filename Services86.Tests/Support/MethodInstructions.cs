using System.Reflection;
using System.Reflection.Emit;

namespace Services86.Tests.Support;

/// <summary>An instruction of a compiled method.</summary>
/// <param name="Code">The operation code.</param>
/// <param name="Member">The method, field or type that the instruction refers to; null if it refers to none.</param>
internal sealed record MethodInstruction(OpCode Code, MemberInfo? Member);

/// <summary>Reads the instructions of compiled methods. Source: ECMA-335, partition III.</summary>
internal static class MethodInstructions
{
    private const byte TwoBytePrefix = 0xFE;

    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF);

    /// <summary>Reads the instructions of a method; none if the method has no body.</summary>
    public static IEnumerable<MethodInstruction> Of(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var position = 0; position < il.Length;)
        {
            var value = il[position++] is var first && first == TwoBytePrefix
                ? (TwoBytePrefix << 8) | il[position++]
                : first;
            var code = Codes[value];
            yield return new MethodInstruction(code, MemberOf(method, code, il.AsSpan(position)));
            position += OperandSize(code, il.AsSpan(position));
        }
    }

    private static MemberInfo? MemberOf(MethodBase method, OpCode code, ReadOnlySpan<byte> operand) =>
        code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType
            or OperandType.InlineTok
            ? method.Module.ResolveMember(
                BitConverter.ToInt32(operand),
                method.DeclaringType!.GetGenericArguments(),
                method.IsGenericMethod ? method.GetGenericArguments() : null)
            : null;

    private static int OperandSize(OpCode code, ReadOnlySpan<byte> operand) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(operand)),
        _ => 4,
    };
}
