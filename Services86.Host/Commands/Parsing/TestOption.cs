namespace Services86.Host.Commands.Parsing;

/// <summary>The option of <c>serve</c> that is a setting. It is read without System.CommandLine.</summary>
internal static class TestOption
{
    /// <summary>The option.</summary>
    public const string Name = "--test";

    /// <summary>The setting, as an argument.</summary>
    public const string Setting = "--Services86:Test:Enabled=true";

    /// <summary>Replaces the option by the setting, in the arguments that start a server.</summary>
    /// <param name="arguments">The arguments of the program.</param>
    public static ConfigurationArguments Replace(ConfigurationArguments arguments) =>
        arguments.Command is [Name] or ["serve", Name]
            ? new ConfigurationArguments([.. arguments.Configuration, Setting], [])
            : arguments;
}
