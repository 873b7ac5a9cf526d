namespace Services86.Data.Access;

/// <summary>Receives the notifications of changes that other processes make in the same database.</summary>
public interface IChangeListener
{
    /// <summary>
    /// Ends the <see cref="AccessEpoch"/> for each notification, until the listening is cancelled. A lost connection is
    /// opened again. Returns at once if the database sends no notifications.
    /// </summary>
    /// <param name="cancellationToken">Ends the listening.</param>
    Task ListenAsync(CancellationToken cancellationToken);
}
