namespace Services86.Soap.Serialization;

/// <summary>The members of an object that are written to a document; the other members are nil.</summary>
public interface IMemberSelection
{
    /// <summary>Returns whether a member is written.</summary>
    /// <param name="name">The name of the member; the key of a dictionary entry.</param>
    /// <param name="within">The selection in the value of the member; null if the whole value is written.</param>
    bool Includes(string name, out IMemberSelection? within);
}
