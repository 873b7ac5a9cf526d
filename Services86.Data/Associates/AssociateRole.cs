namespace Services86.Data.Associates;

/// <summary>What an associate may do. The numbers are stored.</summary>
public enum AssociateRole
{
    /// <summary>May use what is their own.</summary>
    Employee = 0,

    /// <summary>May also use what concerns others.</summary>
    Administrator = 1,
}
