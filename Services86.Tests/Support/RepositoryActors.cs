using Services86.Agents.Login;
using Services86.Data.Applications;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.Backups;
using Services86.Data.EMailAccounts;
using Services86.Data.Logins;
using Services86.Data.Secrets;
using Services86.Data.ServiceAuths;
using Services86.Data.Tickets;
using Services86.Data.Untrusted;

namespace Services86.Tests.Support;

/// <summary>Calls the repositories for tests that are not about the audit: the server is the actor.</summary>
internal static class RepositoryActors
{
    private static AuditActor Actor => AuditActor.Server;

    public static Task<int> AddAsync(
        this AssociateRepository associates,
        string name,
        AssociateRole role,
        string? passwordHash,
        CancellationToken cancellationToken) =>
        associates.AddAsync(name, role, passwordHash, Actor, cancellationToken);

    public static Task<int> InsertAsync(
        this AssociateRepository associates, AssociateChange change, CancellationToken cancellationToken) =>
        associates.InsertAsync(change, Actor, cancellationToken);

    public static Task<bool> UpdateAsync(
        this AssociateRepository associates,
        int id,
        AssociateChange change,
        byte[]? keptTicket,
        CancellationToken cancellationToken) =>
        associates.UpdateAsync(id, change, keptTicket, Actor, cancellationToken);

    public static Task<bool> SetRetiredAsync(
        this AssociateRepository associates, int id, bool retired, CancellationToken cancellationToken) =>
        associates.SetRetiredAsync(id, retired, Actor, cancellationToken);

    public static Task<bool> SetRoleAsync(
        this AssociateRepository associates, int id, AssociateRole role, CancellationToken cancellationToken) =>
        associates.SetRoleAsync(id, role, Actor, cancellationToken);

    public static Task<bool> EndAsync(
        this TicketRepository tickets, string id, CancellationToken cancellationToken) =>
        tickets.EndAsync(id, Actor, cancellationToken);

    public static Task<int> EndOfAsync(
        this TicketRepository tickets, int associateId, CancellationToken cancellationToken) =>
        tickets.EndOfAsync(associateId, Actor, cancellationToken);

    public static Task<int> EndAllAsync(this TicketRepository tickets, CancellationToken cancellationToken) =>
        tickets.EndAllAsync(Actor, cancellationToken);

    public static Task<bool> DeleteAsync(
        this AssociateRepository associates, int id, CancellationToken cancellationToken) =>
        associates.DeleteAsync(id, Actor, cancellationToken);

    public static Task<bool> ReplacePasswordAsync(
        this AssociateRepository associates,
        int id,
        string oldPasswordHash,
        string passwordHash,
        byte[]? keptTicket,
        CancellationToken cancellationToken) =>
        associates.ReplacePasswordAsync(id, oldPasswordHash, passwordHash, keptTicket, Actor, cancellationToken);

    public static Task<bool> SetLastLoginAsync(
        this AssociateRepository associates, int id, CancellationToken cancellationToken) =>
        associates.SetLastLoginAsync(id, Actor, cancellationToken);

    public static Task<bool> SaveAsync(
        this CredentialRepository credentials,
        int associateId,
        StoredCredential credential,
        byte[]? keptTicket,
        CancellationToken cancellationToken) =>
        credentials.SaveAsync(associateId, credential, keptTicket, Actor, cancellationToken);

    public static Task<bool> DeleteAsync(
        this CredentialRepository credentials,
        int associateId,
        string type,
        byte[]? keptTicket,
        CancellationToken cancellationToken) =>
        credentials.DeleteAsync(associateId, type, keptTicket, Actor, cancellationToken);

    public static Task<bool> AddForLoginAsync(
        this TicketRepository tickets, NewTicket ticket, CancellationToken cancellationToken) =>
        tickets.AddForLoginAsync(ticket, Actor, cancellationToken);

    public static Task<AddedFailure> AddAsync(
        this LoginFailureRepository failures,
        LoginSubject subject,
        bool isKnownAddress,
        CancellationToken cancellationToken) =>
        failures.AddAsync(subject, isKnownAddress, associateId: null, Actor, cancellationToken);

    public static Task<int> InsertAsync(
        this ServiceAuthRepository logins,
        int ownerId,
        ServiceAuth serviceAuth,
        CancellationToken cancellationToken) =>
        logins.InsertAsync(ownerId, serviceAuth, Actor, cancellationToken);

    public static Task<ServiceAuth?> SaveAsync(
        this ServiceAuthRepository logins,
        ServiceAuth serviceAuth,
        int newOwnerId,
        Action<int> requireOwner,
        CancellationToken cancellationToken) =>
        logins.SaveAsync(serviceAuth, newOwnerId, requireOwner, Actor, cancellationToken);

    public static Task<bool> DeleteAsync(
        this ServiceAuthRepository logins, int id, CancellationToken cancellationToken) =>
        logins.DeleteAsync(id, Actor, cancellationToken);

    public static Task<int?> SaveAsync(
        this EMailAccountRepository accounts,
        EMailAccount account,
        int defaultOwnerId,
        IEMailAccountSaveRules rules,
        CancellationToken cancellationToken) =>
        accounts.SaveAsync(account, defaultOwnerId, rules, Actor, cancellationToken);

    public static Task<bool> DeleteAsync(
        this EMailAccountRepository accounts, int id, int ownerId, CancellationToken cancellationToken) =>
        accounts.DeleteAsync(id, ownerId, Actor, cancellationToken);

    public static Task SaveAsync(
        this UntrustedCredentialsRepository logins,
        int associateId,
        string type,
        UntrustedCredentials credentials,
        CancellationToken cancellationToken) =>
        logins.SaveAsync(associateId, type, credentials, Actor, cancellationToken);

    public static Task<bool> DeleteAsync(
        this UntrustedCredentialsRepository logins,
        int associateId,
        string type,
        string publicValue,
        CancellationToken cancellationToken) =>
        logins.DeleteAsync(associateId, type, publicValue, Actor, cancellationToken);

    public static Task<int> AddAsync(
        this ApplicationRepository applications,
        string name,
        byte[] tokenHash,
        IReadOnlyList<string> agents,
        CancellationToken cancellationToken) =>
        applications.AddAsync(name, tokenHash, agents, Actor, cancellationToken);

    public static Task<bool> RevokeAsync(
        this ApplicationRepository applications, string name, CancellationToken cancellationToken) =>
        applications.RevokeAsync(name, Actor, cancellationToken);

    public static Task<string> RegisterAsync(
        this ApplicationService applications,
        string name,
        IReadOnlyList<string> agents,
        CancellationToken cancellationToken) =>
        applications.RegisterAsync(name, agents, Actor, cancellationToken);

    public static Task<string?> IssueForLoginAsync(
        this TicketService tickets, Associate associate, CancellationToken cancellationToken) =>
        tickets.IssueForLoginAsync(associate, Actor, cancellationToken);

    public static Task<KeyRotationResult> RotateAsync(
        this KeyRotation rotation,
        IProgress<KeyRotationProgress>? progress,
        CancellationToken cancellationToken) => rotation.RotateAsync(progress, AuditActor.Command, cancellationToken);

    public static Task<KeyRotationResult> ResumeAsync(
        this KeyRotation rotation,
        IProgress<KeyRotationProgress>? progress,
        CancellationToken cancellationToken) => rotation.ResumeAsync(progress, AuditActor.Command, cancellationToken);

    public static Task AddAsync(this DataKeyRing keys, CancellationToken cancellationToken) =>
        keys.AddAsync(AuditActor.Command, cancellationToken);

    public static Task<BackupResult> WriteAsync(
        this DatabaseBackup backup, string directory, CancellationToken cancellationToken) =>
        backup.WriteAsync(directory, AuditActor.Command, cancellationToken);
}
