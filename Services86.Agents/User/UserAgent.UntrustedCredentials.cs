using Services86.Agents.Calls;
using Services86.Agents.Refusals;

namespace Services86.Agents.User;

// The logins to other systems that are kept for associates.
internal sealed partial class UserAgent
{
    /// <inheritdoc/>
    public Task<UntrustedCredentials?> CreateDefaultUntrustedCredentialsAsync()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return Task.FromResult<UntrustedCredentials?>(new UntrustedCredentials
        {
            // To the second, as the clocks of the clients are not better, and some cannot read seven decimals.
            ValidFrom = call.TimeZone.FromUtc(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond))),
            ValidTo = CallTimeZone.GreatestDate,
            Comment = "",
            SecretValue = "",
            PublicValue = "",
            IsActive = true,
        }.WithRights(maySeeSecret: true));
    }

    /// <inheritdoc/>
    public Task SaveUntrustedCredentialsAsync(string? type, UntrustedCredentials? credentials) =>
        SaveUntrustedCredentialsForAssociateAsync(Caller.AssociateId, type, credentials);

    /// <inheritdoc/>
    public Task<UntrustedCredentials?[]?> GetUntrustedCredentialsAsync(string? type) =>
        GetUntrustedCredentialsForAssociateAsync(Caller.AssociateId, type);

    /// <inheritdoc/>
    public async Task<UntrustedCredentials?[]?> GetUntrustedCredentialsForAssociateAsync(int associateId, string? type)
    {
        await RequireKeeperAsync(associateId);
        var system = RequireType(type);
        var maySeeSecret = Caller.MaySeeSecretOf(associateId);
        var stored = maySeeSecret
            ? await untrustedCredentials.GetAsync(associateId, system, call.CancellationToken)
            : await untrustedCredentials.GetWithoutSecretsAsync(associateId, system, call.CancellationToken);
        foreach (var credentials in stored)
        {
            credentials.ValidFrom = call.TimeZone.FromUtc(credentials.ValidFrom);
            credentials.ValidTo = call.TimeZone.FromUtc(credentials.ValidTo);
            credentials.WithRights(maySeeSecret);
        }

        return stored;
    }

    /// <inheritdoc/>
    public async Task SaveUntrustedCredentialsForAssociateAsync(
        int associateId, string? type, UntrustedCredentials? credentials)
    {
        await RequireKeeperAsync(associateId);
        var system = RequireType(type);
        if (credentials is null)
        {
            // The original's documentation shows it, and a success.
            return;
        }

        await untrustedCredentials.SaveAsync(associateId, system, InUtc(credentials), call.CancellationToken);
    }

    /// <inheritdoc/>
    public Task RemoveUntrustedCredentialsAsync(string? type, string? publicValue) =>
        RemoveUntrustedCredentialsForAssociateAsync(Caller.AssociateId, type, publicValue);

    /// <inheritdoc/>
    public async Task RemoveUntrustedCredentialsForAssociateAsync(int associateId, string? type, string? publicValue)
    {
        await RequireKeeperAsync(associateId);
        var system = RequireType(type);
        if (!await untrustedCredentials.DeleteAsync(associateId, system, publicValue ?? "", call.CancellationToken))
        {
            throw new SoNotFoundException(
                $"Associate {associateId} has no UntrustedCredentials of that Type and PublicValue.",
                "There is nothing to remove: give the Type under which it was saved, and the PublicValue that GetUntrustedCredentials shows.");
        }
    }

    private static string RequireType(string? type) => string.IsNullOrEmpty(type)
        ? throw new SoInvalidArgumentException(
            "Expected Type, found nothing.",
            "Which system is it about? Send its name as Type, such as imap.")
        : type;

    private async Task RequireKeeperAsync(int associateId)
    {
        if (associateId == Caller.AssociateId)
        {
            return;
        }

        if (!Caller.MayAct(associateId))
        {
            throw new SoFunctionRightException(
                $"Expected the id of {Caller.Name}, {Caller.AssociateId}, who is no administrator; found associate {associateId}.",
                "These UntrustedCredentials belong to somebody else: log in as that associate, or as an administrator.");
        }

        await RequireAssociateAsync(associateId);
    }

    private UntrustedCredentials InUtc(UntrustedCredentials credentials)
    {
        var validFrom = call.TimeZone.ToUtc(credentials.ValidFrom);

        // The smallest date is what an absent one is read as.
        var validTo = credentials.ValidTo == DateTime.MinValue
            ? CallTimeZone.GreatestDate
            : call.TimeZone.ToUtc(credentials.ValidTo);
        if (validTo < validFrom)
        {
            throw new SoInvalidArgumentException(
                $"Expected ValidTo to be after ValidFrom, found {validTo:s}Z, which is before {validFrom:s}Z.",
                "They would end before they begin: correct ValidFrom or ValidTo. For no end, leave ValidTo out.");
        }

        return new UntrustedCredentials
        {
            ValidFrom = validFrom,
            ValidTo = validTo,
            Comment = credentials.Comment,
            SecretValue = credentials.SecretValue,
            PublicValue = credentials.PublicValue,
            IsActive = credentials.IsActive,
        };
    }
}
