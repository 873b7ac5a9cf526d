namespace Services86.Data.EMailAccounts;

/// <summary>A row of the table <c>email_account</c>.</summary>
internal sealed class EMailAccountRow
{
    /// <summary>The columns to select; their table is named, so that another one can be joined.</summary>
    public const string Columns =
        $"""
        email_account.email_account_id AS {nameof(EMailAccountId)},
        email_account.associate_id AS {nameof(AssociateId)},
        email_account.email_address AS {nameof(EMailAddress)},
        email_account.incoming_auth AS {nameof(IncomingAuth)},
        email_account.outgoing_auth AS {nameof(OutgoingAuth)},
        email_account.account_status AS {nameof(AccountStatus)},
        email_account.error_count AS {nameof(ErrorCount)},
        email_account.error_reason AS {nameof(ErrorReason)}
        """;

    public required int EMailAccountId { get; init; }

    public required int AssociateId { get; init; }

    public required string EMailAddress { get; init; }

    public required int? IncomingAuth { get; init; }

    public required int? OutgoingAuth { get; init; }

    public required short AccountStatus { get; init; }

    public required int ErrorCount { get; init; }

    public required string ErrorReason { get; init; }

    /// <summary>Converts the row to the account that it stores.</summary>
    /// <param name="logins">The logins of the account, with decrypted passwords.</param>
    public EMailAccount ToAccount(IReadOnlyCollection<ServiceAuth> logins) => new()
    {
        TableRight = null,
        FieldProperties = [],
        EMailAccountId = EMailAccountId,
        EMailAddress = EMailAddress,
        AssociateId = AssociateId,
        IncomingCredentials = logins.SingleOrDefault(login => login.ServiceAuthId == IncomingAuth),
        OutgoingCredentials = logins.SingleOrDefault(login => login.ServiceAuthId == OutgoingAuth),
        AccountStatus = AccountStatus,
        ErrorCount = ErrorCount,
        ErrorReason = ErrorReason,
    };
}
