namespace MailboxSync;

/// <summary>What a synchronization has done.</summary>
public enum SyncResult
{
    /// <summary>The account was stored for the first time.</summary>
    Created,

    /// <summary>The account was changed.</summary>
    Changed,

    /// <summary>The account was up to date.</summary>
    Unchanged,
}
