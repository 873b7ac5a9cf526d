using System.Reflection;

namespace Services86.Description;

/// <summary>Reads and writes a property through delegates, so that calls need no reflection.</summary>
public abstract class PropertyAccessor
{
    private protected PropertyAccessor()
    {
    }

    /// <summary>Creates the accessor of a property.</summary>
    /// <param name="property">An instance property with a public getter and setter.</param>
    /// <returns>A <see cref="PropertyAccessor{TObject,TValue}"/> of the declaring type and the type.</returns>
    public static PropertyAccessor Create(PropertyInfo property)
    {
        var type = typeof(PropertyAccessor<,>).MakeGenericType(property.DeclaringType!, property.PropertyType);
        return (PropertyAccessor)Activator.CreateInstance(type, property)!;
    }

    /// <summary>Returns the value of the property.</summary>
    /// <param name="target">An object of the declaring type.</param>
    /// <returns>The value, boxed if it has a value type.</returns>
    public abstract object? GetValue(object target);

    /// <summary>Sets the value of the property of an object that has a reference type.</summary>
    /// <param name="target">An object of the declaring type.</param>
    /// <param name="value">The value.</param>
    public abstract void SetValue(object target, object? value);
}

/// <summary>Reads and writes a property without boxing.</summary>
/// <typeparam name="TObject">The declaring type.</typeparam>
/// <typeparam name="TValue">The type of the property.</typeparam>
public sealed class PropertyAccessor<TObject, TValue> : PropertyAccessor
{
    // Open delegates of a structure's methods take the structure by reference and need a delegate type for this.
    private readonly Func<TObject, TValue>? _get;
    private readonly Action<TObject, TValue>? _set;
    private readonly StructureGetter? _getFromStructure;
    private readonly StructureSetter? _setInStructure;

    /// <summary>Creates the accessor.</summary>
    /// <param name="property">A property of <typeparamref name="TObject"/> with a public getter and setter.</param>
    public PropertyAccessor(PropertyInfo property)
    {
        var getter = property.GetMethod!;
        var setter = property.SetMethod!;
        if (typeof(TObject).IsValueType)
        {
            _getFromStructure = getter.CreateDelegate<StructureGetter>();
            _setInStructure = setter.CreateDelegate<StructureSetter>();
        }
        else
        {
            _get = getter.CreateDelegate<Func<TObject, TValue>>();
            _set = setter.CreateDelegate<Action<TObject, TValue>>();
        }
    }

    private delegate TValue StructureGetter(ref TObject target);

    private delegate void StructureSetter(ref TObject target, TValue value);

    /// <summary>Returns the value of the property.</summary>
    /// <param name="target">The object to read from.</param>
    /// <returns>The value.</returns>
    public TValue Get(ref TObject target) => _get is null ? _getFromStructure!(ref target) : _get(target);

    /// <summary>Sets the value of the property.</summary>
    /// <param name="target">The object to write to.</param>
    /// <param name="value">The value.</param>
    public void Set(ref TObject target, TValue value)
    {
        if (_set is null)
        {
            _setInStructure!(ref target, value);
        }
        else
        {
            _set(target, value);
        }
    }

    /// <inheritdoc/>
    public override object? GetValue(object target)
    {
        var typed = (TObject)target;
        return Get(ref typed);
    }

    /// <inheritdoc/>
    public override void SetValue(object target, object? value)
    {
        var typed = (TObject)target;
        Set(ref typed, (TValue)value!);
    }
}
