using Services86.Data.Refusals;

namespace Services86.Data.Applications;

/// <summary>
/// Thrown when an application would get the name of another one, active or revoked; upper and lower case do not differ.
/// </summary>
public sealed class ApplicationNameTakenException : DataRefusedException
{
    internal ApplicationNameTakenException(string name)
        : base(
            DataRefusalKind.NameTaken,
            $"There is an application named '{name}' already, active or revoked; upper and lower case make no " +
            "difference. Take another name.") => Name = name;

    /// <summary>The requested name.</summary>
    public string Name { get; }
}
