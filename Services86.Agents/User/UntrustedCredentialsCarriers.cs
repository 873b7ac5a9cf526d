using Services86.Agents.Calls;

namespace Services86.Agents.User;

/// <summary>Fills carriers of logins to other systems.</summary>
internal static class UntrustedCredentialsCarriers
{
    /// <summary>Creates a login with default values and all rights, which is not stored.</summary>
    /// <param name="timeZone">The time zone of the dates.</param>
    /// <param name="now">The current time, from which on the login is valid.</param>
    public static UntrustedCredentials CreateDefault(CallTimeZone timeZone, DateTimeOffset now)
    {
        // To the second, because some clients cannot read seven decimals.
        var validFrom = now.UtcDateTime.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerSecond));
        return new UntrustedCredentials
        {
            ValidFrom = timeZone.FromUtc(validFrom),
            ValidTo = timeZone.FromUtc(CallTimeZone.MaxDate),
            Comment = "",
            SecretValue = "",
            PublicValue = "",
            IsActive = true,
        }.WithRights(maySeeSecret: true);
    }

    /// <summary>Sets the rights in a login.</summary>
    /// <param name="credentials">The login.</param>
    /// <param name="maySeeSecret">Whether the caller may read the secret.</param>
    /// <returns><paramref name="credentials"/>.</returns>
    public static UntrustedCredentials WithRights(this UntrustedCredentials credentials, bool maySeeSecret)
    {
        credentials.TableRight = CarrierRights.Everything();
        credentials.FieldProperties = [];
        if (!maySeeSecret)
        {
            credentials.FieldProperties[nameof(UntrustedCredentials.SecretValue)] =
                CarrierRights.WriteOnlyText("Only its owner reads it.");
        }

        return credentials;
    }
}
