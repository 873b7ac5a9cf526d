using System.CommandLine;

namespace Services86.Host.Commands.Parsing;

/// <summary>An option with a value.</summary>
internal sealed class ValueOption : Option<string>
{
    /// <summary>Creates the option.</summary>
    /// <param name="name">The option, with its dashes.</param>
    /// <param name="valueName">The name of the value in the help, such as <c>NAME</c>.</param>
    /// <param name="description">What the option does, for the help.</param>
    public ValueOption(string name, string valueName, string description)
        : base(name)
    {
        HelpName = valueName;
        Description = description;
        Arity = ArgumentArity.ExactlyOne;
    }

    /// <summary>Gets what is expected, with an example, for the message that a required option is missing.</summary>
    /// <value>Empty for an option that is not required.</value>
    public string Expected { get; init; } = "";

    /// <summary>Gets the message that the option is missing.</summary>
    public string MissingMessage => Expected.Length == 0
        ? $"{Name} is missing."
        : $"{Name} is missing: expected {Expected}";
}
