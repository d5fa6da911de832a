import { joined } from './parts/attributes'
import { ControlGroup, type ControlProps, describedByIds } from './parts/form-group'

export interface FileUploadProps extends ControlProps {
  multiple?: boolean
  accept?: string
  /** Adds the drop zone where scripts run. */
  javascript?: boolean
}

export function FileUpload(props: FileUploadProps) {
  const { name, id = name, formGroup } = props
  const input = (
    <input
      className={joined('govuk-file-upload', props.classes, props.errorMessage ? 'govuk-file-upload--error' : '')}
      id={id}
      name={name}
      type="file"
      accept={props.accept}
      multiple={props.multiple}
      disabled={props.disabled}
      aria-describedby={describedByIds({ ...props, id })}
      {...props.attributes}
    />
  )
  return (
    <ControlGroup {...props}>
      {formGroup?.beforeInput}
      {props.javascript ? (
        <div className="govuk-file-upload-wrapper" data-module="govuk-file-upload">
          {input}
        </div>
      ) : (
        input
      )}
      {formGroup?.afterInput}
    </ControlGroup>
  )
}
