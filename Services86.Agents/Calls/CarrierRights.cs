namespace Services86.Agents.Calls;

/// <summary>Creates the rights of a caller to a record and its fields, which a reply contains.</summary>
/// <remarks>
/// <para>
/// A field without a <see cref="FieldProperty"/> is not restricted. The rights inform the client only: the rules of the
/// agents decide about a call, and ignore the rights in a request. Source: docs/SERVICES86.md section 8.1.
/// </para>
/// <para>Each carrier gets objects of its own, because a patch is merged into the result of a Get.</para>
/// </remarks>
internal static class CarrierRights
{
    /// <summary>Creates the right to select, insert, update and delete a record.</summary>
    public static TableRight Everything() => new()
    {
        Mask = ETableRight.Select | ETableRight.Update | ETableRight.Insert | ETableRight.Delete,
        Reason = "",
    };

    /// <summary>Creates the right to select a record only.</summary>
    /// <param name="reason">The reason for the restriction, a sentence.</param>
    public static TableRight SelectOnly(string reason) => new() { Mask = ETableRight.Select, Reason = reason };

    /// <summary>Creates the right to read a field only.</summary>
    /// <param name="type">The type of the field.</param>
    /// <param name="length">The length in bytes; 0 for a text.</param>
    /// <param name="reason">The reason for the restriction, a sentence.</param>
    public static FieldProperty ReadOnly(Type type, int length, string reason) =>
        Property(EFieldRight.Read | EFieldRight.UIHintReadOnly, type, length, reason);

    /// <summary>Creates the right to write a text only.</summary>
    /// <param name="reason">The reason for the restriction, a sentence.</param>
    public static FieldProperty WriteOnlyText(string reason) =>
        Property(EFieldRight.Write, typeof(string), length: 0, reason);

    private static FieldProperty Property(EFieldRight mask, Type type, int length, string reason) => new()
    {
        FieldRight = new FieldRight { Mask = mask, Reason = reason },
        FieldType = type.FullName,
        FieldLength = length,
    };
}
