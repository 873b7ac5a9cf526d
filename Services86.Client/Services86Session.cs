using System.Security.Authentication;

namespace Services86.Client;

/// <summary>The values of the request headers: the application token, the ticket and the time zone.</summary>
/// <remarks>
/// A session is shared by the agents that <see cref="Services86Channels"/> creates for it. Safe for concurrent use. A
/// change applies to the calls that begin later.
/// </remarks>
public sealed class Services86Session
{
    private readonly Lock _lock = new();
    private volatile string? _ticket;
    private StoredLogin? _login;
    private Task? _renewal;

    /// <summary>Gets or sets the token of the calling application, which an Online installation requires.</summary>
    /// <value>Default null: the header is not sent.</value>
    public string? ApplicationToken { get; set; }

    /// <summary>Gets or sets the ticket that authenticates the caller, which begins with <c>7T:</c>.</summary>
    /// <value>Default null: the header is not sent.</value>
    /// <remarks>
    /// <see cref="LoginAsync(Uri, string, string)"/> sets the ticket. A ticket that is set here is
    /// not renewed when it has expired.
    /// </remarks>
    public string? Ticket
    {
        get => _ticket;
        set
        {
            lock (_lock)
            {
                _ticket = value;
                _login = null;
            }
        }
    }

    /// <summary>Gets or sets the time zone of the dates in requests and replies.</summary>
    /// <value>Default null: the zone of the installation, which is UTC.</value>
    public SoTimeZone? TimeZone { get; set; }

    /// <summary>Gets whether an expired ticket can be replaced.</summary>
    internal bool CanRenew
    {
        get
        {
            lock (_lock)
            {
                return _login is not null;
            }
        }
    }

    /// <summary>Gets the request headers of a call.</summary>
    internal SessionRequestHeaders RequestHeaders => new()
    {
        ApplicationToken = ApplicationToken,
        Credentials = _ticket is { } ticket ? new SoCredentials { Ticket = ticket } : null,
        TimeZone = TimeZone,
    };

    /// <summary>Logs in, and sets <see cref="Ticket"/>.</summary>
    /// <param name="baseAddress">
    /// The address of the services, such as <c>http://localhost:5086/Remote/Services86</c>.
    /// </param>
    /// <param name="userName">The login name, in any case.</param>
    /// <param name="password">The password. The session keeps it, to log in again when the ticket has expired.</param>
    /// <returns>The logged-in associate.</returns>
    /// <exception cref="ArgumentException">The address is not one of the services.</exception>
    /// <exception cref="InvalidCredentialException">The user name or the password is wrong.</exception>
    /// <exception cref="RefusedCallException">
    /// The application has no access, or the login has to wait after failed logins.
    /// </exception>
    public Task<SoPrincipalCarrier> LoginAsync(Uri baseAddress, string userName, string password) =>
        LoginAsync(baseAddress, userName, password, CancellationToken.None);

    /// <summary>Logs in, and sets <see cref="Ticket"/>.</summary>
    /// <param name="baseAddress">
    /// The address of the services, such as <c>http://localhost:5086/Remote/Services86</c>.
    /// </param>
    /// <param name="userName">The login name, in any case.</param>
    /// <param name="password">The password. The session keeps it, to log in again when the ticket has expired.</param>
    /// <param name="cancellationToken">Cancels the login.</param>
    /// <returns>The logged-in associate.</returns>
    /// <exception cref="ArgumentException">The address is not one of the services.</exception>
    /// <exception cref="InvalidCredentialException">The user name or the password is wrong.</exception>
    /// <exception cref="RefusedCallException">
    /// The application has no access, or the login has to wait after failed logins.
    /// </exception>
    public Task<SoPrincipalCarrier> LoginAsync(
        Uri baseAddress, string userName, string password, CancellationToken cancellationToken) =>
        LoginAsync(
            Services86Channels.Create<ISoPrincipalAgent>(baseAddress, this), userName, password, cancellationToken);

    /// <summary>Logs in with an agent that has a binding of its own, and sets <see cref="Ticket"/>.</summary>
    /// <param name="principal">
    /// An agent that <see cref="Services86Channels"/> created for this session. The session keeps it, to log in again.
    /// </param>
    /// <param name="userName">The login name, in any case.</param>
    /// <param name="password">The password. The session keeps it, to log in again when the ticket has expired.</param>
    /// <param name="cancellationToken">Cancels the login.</param>
    /// <returns>The logged-in associate.</returns>
    /// <exception cref="ArgumentException">The agent is another implementation of the contract.</exception>
    /// <exception cref="InvalidCredentialException">The user name or the password is wrong.</exception>
    /// <exception cref="RefusedCallException">
    /// The application has no access, or the login has to wait after failed logins.
    /// </exception>
    public async Task<SoPrincipalCarrier> LoginAsync(
        ISoPrincipalAgent principal, string userName, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var login = new StoredLogin(principal, userName, password);
        var (associate, ticket) = await login.LogInAsync(cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            _ticket = ticket;
            _login = login;
        }

        return associate;
    }

    /// <summary>Replaces an expired ticket. Concurrent calls share one login.</summary>
    /// <param name="expiredTicket">The ticket that the server refused; ignored if another call has replaced it.</param>
    /// <param name="cancellationToken">Ends the wait, but not the login, which other calls may share.</param>
    /// <exception cref="InvalidCredentialException">
    /// The login is rejected. The session forgets it, so that the next calls do not count as failed logins.
    /// </exception>
    internal async Task RenewAsync(string? expiredTicket, CancellationToken cancellationToken)
    {
        Task renewal;
        lock (_lock)
        {
            if (_ticket != expiredTicket || _login is not { } login)
            {
                return;
            }

            renewal = _renewal ??= Task.Run(() => RenewAsync(login), CancellationToken.None);
        }

        await renewal.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    // A login or a ticket that the program has set during the renewal stays.
    private async Task RenewAsync(StoredLogin login)
    {
        try
        {
            var (_, ticket) = await login.LogInAsync(CancellationToken.None).ConfigureAwait(false);
            lock (_lock)
            {
                _ticket = _login == login ? ticket : _ticket;
            }
        }
        catch (InvalidCredentialException)
        {
            lock (_lock)
            {
                _login = _login == login ? null : _login;
            }

            throw;
        }
        finally
        {
            lock (_lock)
            {
                _renewal = null;
            }
        }
    }
}
