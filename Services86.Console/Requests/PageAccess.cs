namespace Services86.WebConsole.Requests;

/// <summary>Who may open a page.</summary>
internal enum PageAccess
{
    /// <summary>Everyone, without a login.</summary>
    Everyone,

    /// <summary>Every user who is logged in.</summary>
    Users,

    /// <summary>Administrators.</summary>
    Administrators,
}
