namespace Services86.Data.Associates;

/// <summary>Thrown when an associate is added under a name that another one has, in the same or another case.</summary>
public sealed class AssociateNameTakenException : Exception
{
    internal AssociateNameTakenException(string name)
        : base(Describe(name)) => Name = name;

    /// <summary>The name that was asked for.</summary>
    public string Name { get; }

    /// <summary>Says that a name is taken, and what to do.</summary>
    public static string Describe(string name) =>
        $"There is an associate named '{name}' already; upper and lower case make no difference. Take another name.";
}
