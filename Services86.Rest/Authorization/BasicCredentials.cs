using System.Text;
using Services86.Agents.Login;
using Services86.Agents.Refusals;

namespace Services86.Rest.Authorization;

/// <summary>A user name and a password, as in the Basic scheme.</summary>
/// <remarks>Source: RFC 7617, with UTF-8, the character set in our challenge.</remarks>
internal sealed class BasicCredentials
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private BasicCredentials(string userName, string password)
    {
        UserName = userName;
        Password = password;
    }

    /// <summary>
    /// Gets the user name, up to the first colon; a ticket contains a colon itself, and ends at the second.
    /// </summary>
    public string UserName { get; }

    /// <summary>Gets the password, which can contain colons.</summary>
    public string Password { get; }

    /// <summary>Parses the parameter of the scheme.</summary>
    /// <exception cref="SoSessionException">
    /// The parameter is not Base64 of a user name, a colon and a password in UTF-8.
    /// </exception>
    public static BasicCredentials Parse(string parameter)
    {
        var text = Decode(parameter) ?? throw Malformed("found something else");
        var colon = text.IndexOf(':', StringComparison.Ordinal);

        // Without a second colon, the text is a user name that begins like a ticket.
        var colonAfterTicket = TicketService.IsTicket(text) ? text.IndexOf(':', colon + 1) : -1;
        colon = colonAfterTicket < 0 ? colon : colonAfterTicket;
        return colon < 0
            ? throw Malformed("found no colon")
            : new BasicCredentials(text[..colon], text[(colon + 1)..]);
    }

    private static string? Decode(string parameter)
    {
        var bytes = new byte[parameter.Length];
        try
        {
            return Convert.TryFromBase64String(parameter, bytes, out var count)
                ? Utf8.GetString(bytes, 0, count)
                : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static SoSessionException Malformed(string found) => new(
        $"The Authorization header cannot be read: expected Basic and the Base64 of user:password in UTF-8, {found}.",
        "Your login cannot be read: send Authorization: Basic, followed by the Base64 of user:password in UTF-8.");
}
