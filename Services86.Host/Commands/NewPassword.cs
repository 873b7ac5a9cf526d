using Services86.Agents.Login;

namespace Services86.Host.Commands;

/// <summary>The password that a command sets.</summary>
internal static class NewPassword
{
    /// <summary>Reads a password from the first line of the input, or generates one.</summary>
    /// <param name="fromInput">Whether to read.</param>
    /// <param name="input">The input.</param>
    /// <exception cref="RefusedException">The input is empty, or cannot be a password.</exception>
    public static async Task<string> ReadAsync(bool fromInput, TextReader input)
    {
        if (!fromInput)
        {
            return Passwords.Generate();
        }

        if (await input.ReadLineAsync() is not { Length: > 0 } password)
        {
            throw new RefusedException("Expected a password on the first line of the input, found none.");
        }

        return Passwords.WhyInvalid(password) is { } reason ? throw new RefusedException(reason) : password;
    }
}
