using Services86.Data.Refusals;

namespace Services86.Data.Associates;

/// <summary>Thrown when an associate would get the name of another one; upper and lower case do not differ.</summary>
public sealed class AssociateNameTakenException : DataRefusedException
{
    internal AssociateNameTakenException(string name)
        : base(DataRefusalKind.NameTaken, Describe(name)) => Name = name;

    /// <summary>The requested name.</summary>
    public string Name { get; }

    /// <summary>Gets the sentence that tells a user that a name is taken, and what to do.</summary>
    public static string Describe(string name) =>
        $"There is an associate named '{name}' already; upper and lower case make no difference. Take another name.";
}
