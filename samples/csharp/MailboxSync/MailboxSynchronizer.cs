using System.ServiceModel;
using Services86;
using Services86.Client;

namespace MailboxSync;

/// <summary>Keeps the mailbox of a user up to date.</summary>
/// <param name="mail">The agent, whose session logs in again by itself when its ticket has expired.</param>
public sealed class MailboxSynchronizer(IEMailAgent mail)
{
    private const string BusyException = "SuperOffice.Exceptions.SoDbAccessException";
    private const int MaxAttempts = 3;

    /// <summary>Logs in.</summary>
    /// <param name="server">The address of the services, which ends with /Services86.</param>
    /// <param name="userName">The login name.</param>
    /// <param name="password">The password.</param>
    public static async Task<MailboxSynchronizer> LogInAsync(Uri server, string userName, string password)
    {
        var session = new Services86Session();
        await session.LoginAsync(server, userName, password);
        return new MailboxSynchronizer(Services86Channels.Create<IEMailAgent>(server, session));
    }

    /// <summary>Stores a mailbox.</summary>
    /// <param name="mailbox">The mailbox.</param>
    public async Task<SyncResult> StoreAsync(Mailbox mailbox)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        var stored = (await RetryAsync(() => mail.GetEMailAccountFromEMailAddressAsync(mailbox.Address)))!;
        var login = stored.IncomingCredentials;
        if (stored.EMailAccountId > 0
            && (login?.Server, login?.Port, login?.Password) == (mailbox.Server, mailbox.Port, mailbox.Password))
        {
            return SyncResult.Unchanged;
        }

        var result = stored.EMailAccountId == 0 ? SyncResult.Created : SyncResult.Changed;
        stored.EMailAddress = mailbox.Address;
        stored.IncomingCredentials = new ServiceAuth
        {
            ServiceAuthId = login?.ServiceAuthId ?? 0,
            Server = mailbox.Server,
            Port = mailbox.Port,
            Username = mailbox.Address,
            Password = mailbox.Password,
        };
        await RetryAsync(() => mail.SaveEMailAccountAsync(stored));
        return result;
    }

    // A busy server, or what is between: a proxy, or a connection that was closed.
    private static async Task<T> RetryAsync<T>(Func<Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception exception) when (attempt < MaxAttempts && IsTemporary(exception))
            {
                await Task.Delay(10 * attempt);
            }
        }
    }

    private static bool IsTemporary(Exception exception) => exception switch
    {
        RefusedCallException refused => refused.Info?.ExceptionType == BusyException,
        FaultException => false,
        CommunicationException => true,
        _ => false,
    };
}
