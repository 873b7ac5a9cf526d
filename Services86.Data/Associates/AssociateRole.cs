namespace Services86.Data.Associates;

/// <summary>The rights of an associate. The numbers are stored.</summary>
public enum AssociateRole
{
    /// <summary>Rights on the records that the associate owns.</summary>
    Employee = 0,

    /// <summary>Rights on the records of all associates.</summary>
    Administrator = 1,
}
