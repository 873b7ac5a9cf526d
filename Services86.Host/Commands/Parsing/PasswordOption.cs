using System.CommandLine;

namespace Services86.Host.Commands.Parsing;

/// <summary>
/// The option by which a password comes from the standard input. No command takes one as an argument, which other users
/// of the machine see.
/// </summary>
internal sealed class PasswordOption : Option<bool>
{
    /// <summary>The name of the option.</summary>
    public const string OptionName = "--password-stdin";

    /// <summary>Creates the option.</summary>
    public PasswordOption()
        : base(OptionName) => Description =
            "Read the password from the first line of the input. Otherwise one is made up, and shown once.";
}
