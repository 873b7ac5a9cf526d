namespace Services86;

/// <summary>
/// Says that a value is a secret, such as a password: it travels as it is, and is shown, logged or translated nowhere.
/// </summary>
/// <remarks>A text is marked where it is declared: of a record, its member; of a plain operation, its parameter or result.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class SecretAttribute : Attribute;
