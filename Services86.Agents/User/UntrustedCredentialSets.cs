using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Untrusted;

namespace Services86.Agents.User;

/// <summary>Keeps logins of associates to other systems. Source: docs/SERVICES86.md section 9.2.</summary>
/// <remarks>A login is identified by its associate, the type, which names the system, and the public value.</remarks>
internal sealed class UntrustedCredentialSets(
    UntrustedCredentialsRepository repository, AssociateRules rules, TimeProvider time)
{
    /// <summary>Creates a login with default values, which is not stored.</summary>
    public Task<UntrustedCredentials?> CreateDefaultAsync(AgentCall call) => Task.FromResult<UntrustedCredentials?>(
        UntrustedCredentialsCarriers.CreateDefault(call.TimeZone, time.GetUtcNow()));

    /// <summary>Stores a login of the caller.</summary>
    /// <inheritdoc cref="SaveForAssociateAsync"/>
    public Task SaveAsync(AgentCall call, string? type, UntrustedCredentials? credentials) =>
        SaveForAssociateAsync(call, call.RequiredCaller.AssociateId, type, credentials);

    /// <summary>
    /// Stores a login, in place of the one with the same public value. A null secret leaves the stored one.
    /// </summary>
    /// <exception cref="SoFunctionRightException">The associate is not the caller, who is no administrator.</exception>
    /// <exception cref="SoNotFoundException">There is no such associate.</exception>
    /// <exception cref="SoInvalidArgumentException">
    /// The type is missing, or the login ends before it begins.
    /// </exception>
    public async Task SaveForAssociateAsync(
        AgentCall call, int associateId, string? type, UntrustedCredentials? credentials)
    {
        await RequireAssociateAsync(call, associateId);
        var system = RequireType(type);
        if (credentials is null)
        {
            // A sample in the documentation of the mirrored service sends no credentials, and succeeds.
            return;
        }

        await repository.SaveAsync(
            associateId, system, InUtc(call.TimeZone, credentials), call.Actor, call.CancellationToken);
    }

    /// <summary>Gets the logins of the caller to a system.</summary>
    /// <inheritdoc cref="GetForAssociateAsync"/>
    public Task<UntrustedCredentials?[]?> GetAsync(AgentCall call, string? type) =>
        GetForAssociateAsync(call, call.RequiredCaller.AssociateId, type);

    /// <summary>Gets the logins of an associate to a system; the secrets for their owner only.</summary>
    /// <exception cref="SoFunctionRightException">The associate is not the caller, who is no administrator.</exception>
    /// <exception cref="SoNotFoundException">There is no such associate.</exception>
    /// <exception cref="SoInvalidArgumentException">The type is missing.</exception>
    public async Task<UntrustedCredentials?[]?> GetForAssociateAsync(AgentCall call, int associateId, string? type)
    {
        await RequireAssociateAsync(call, associateId);
        var system = RequireType(type);
        var maySeeSecret = call.RequiredCaller.MaySeeSecretOf(associateId);
        var stored = maySeeSecret
            ? await repository.GetAsync(associateId, system, call.CancellationToken)
            : await repository.GetWithoutSecretsAsync(associateId, system, call.CancellationToken);
        foreach (var credentials in stored)
        {
            credentials.ValidFrom = call.TimeZone.FromUtc(credentials.ValidFrom);
            credentials.ValidTo = call.TimeZone.FromUtc(credentials.ValidTo);
            credentials.WithRights(maySeeSecret);
        }

        return stored;
    }

    /// <summary>Deletes a login of the caller.</summary>
    /// <inheritdoc cref="RemoveForAssociateAsync"/>
    public Task RemoveAsync(AgentCall call, string? type, string? publicValue) =>
        RemoveForAssociateAsync(call, call.RequiredCaller.AssociateId, type, publicValue);

    /// <summary>Deletes a login.</summary>
    /// <exception cref="SoFunctionRightException">The associate is not the caller, who is no administrator.</exception>
    /// <exception cref="SoNotFoundException">There is no such associate or login.</exception>
    /// <exception cref="SoInvalidArgumentException">The type is missing.</exception>
    public async Task RemoveForAssociateAsync(AgentCall call, int associateId, string? type, string? publicValue)
    {
        await RequireAssociateAsync(call, associateId);
        var system = RequireType(type);
        if (!await repository.DeleteAsync(
            associateId, system, publicValue ?? "", call.Actor, call.CancellationToken))
        {
            throw new SoNotFoundException(
                $"Associate {associateId} has no UntrustedCredentials of that Type and PublicValue.",
                "There is nothing to remove: give the Type under which it was saved, and the PublicValue that " +
                "GetUntrustedCredentials shows.");
        }
    }

    private static string RequireType(string? type) => string.IsNullOrEmpty(type)
        ? throw new SoInvalidArgumentException(
            "Expected Type, found nothing.",
            "Which system is it about? Send its name as Type, such as imap.")
        : type;

    private async Task RequireAssociateAsync(AgentCall call, int associateId)
    {
        var caller = call.RequiredCaller;
        if (associateId == caller.AssociateId)
        {
            return;
        }

        if (!caller.MayAct(associateId))
        {
            throw new SoFunctionRightException(
                $"Expected the id of {caller.Name}, {caller.AssociateId}, who is no administrator; found associate " +
                $"{associateId}.",
                "These UntrustedCredentials belong to somebody else: log in as that associate, or as an " +
                "administrator.");
        }

        await rules.RequireAsync(associateId, call.CancellationToken);
    }

    private static UntrustedCredentials InUtc(CallTimeZone timeZone, UntrustedCredentials credentials)
    {
        var validFrom = timeZone.ToUtc(credentials.ValidFrom);

        // A date that is absent from the request is the smallest date.
        var validTo = credentials.ValidTo == DateTime.MinValue
            ? CallTimeZone.MaxDate
            : timeZone.ToUtc(credentials.ValidTo);
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
