namespace Services86.Agents.Calls;

/// <summary>A right to save records of a type that does not depend on the content of a record.</summary>
/// <param name="RecordType">The data contract of the records.</param>
/// <param name="Require">
/// Throws <see cref="Refusals.SoFunctionRightException"/>, as the save itself does, unless the caller has the right.
/// </param>
/// <remarks>
/// The right is required before a patch is applied, because the errors of a patch reveal stored data. A type needs no
/// such right if reading a record requires the same right as saving it.
/// </remarks>
internal sealed record SaveRight(Type RecordType, Action<Caller> Require);
