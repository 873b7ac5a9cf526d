namespace Services86;

/// <summary>Marks a value as a secret, such as a password.</summary>
/// <remarks>
/// A secret is sent unchanged. It is never displayed, logged or translated. The attribute marks the member of a record,
/// or the parameter or result of an operation.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class SecretAttribute : Attribute;
