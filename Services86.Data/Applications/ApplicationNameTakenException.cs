namespace Services86.Data.Applications;

/// <summary>Thrown when an application is added under a name that another one has or had, in the same or another case.</summary>
public sealed class ApplicationNameTakenException : Exception
{
    internal ApplicationNameTakenException(string name)
        : base(
            $"There is an application named '{name}' already, active or revoked; upper and lower case make no " +
            "difference. Take another name.")
    {
        Name = name;
    }

    /// <summary>The name that was asked for.</summary>
    public string Name { get; }
}
