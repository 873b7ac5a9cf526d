using System.Data.Common;
using System.Text.RegularExpressions;

namespace Services86.Host.Commands.Settings;

/// <summary>Hides the secrets among the values of settings.</summary>
internal static partial class SecretMask
{
    /// <summary>What is shown instead of a secret.</summary>
    public const string Hidden = "***";

    private const string ConnectionStringKey = "ConnectionString";

    private static readonly string[] SecretNames =
        ["password", "passwd", "passphrase", "pwd", "secret", "token", "credential", "apikey", "api_key", "headers"];

    /// <summary>Gets a value without its secrets.</summary>
    /// <param name="key">The key of the setting.</param>
    /// <param name="value">The value; null for none.</param>
    public static string? Mask(string key, string? value) =>
        string.IsNullOrEmpty(value) ? value
        : IsSecret(key) ? Hidden
        : key.Contains(ConnectionStringKey, StringComparison.OrdinalIgnoreCase) ? MaskConnectionString(value)
        : MaskAddress(value);

    private static bool IsSecret(string name) =>
        Array.Exists(SecretNames, secret => name.Contains(secret, StringComparison.OrdinalIgnoreCase));

    private static string MaskConnectionString(string value)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = value;
        }
        catch (ArgumentException)
        {
            // Where the password ends is unknown.
            return Hidden;
        }

        string[] secrets = [.. builder.Keys.Cast<string>().Where(IsSecret)];
        foreach (var name in secrets)
        {
            builder[name] = Hidden;
        }

        // The builder writes all names in lower case.
        return secrets.Length == 0 ? value : builder.ConnectionString;
    }

    // The user and password of an address, and its query, which can have a key.
    private static string MaskAddress(string value) => value.Contains("://", StringComparison.Ordinal)
        ? Query().Replace(UserInfo().Replace(value, $"://{Hidden}@"), $"?{Hidden}")
        : value;

    [GeneratedRegex(@"://[^/\s]*@")]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"\?.*", RegexOptions.Singleline)]
    private static partial Regex Query();
}
